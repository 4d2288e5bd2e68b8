const { useEffect } = window.React;
const { React: GraphiQLReact } = window.GraphiQL;

/** Tab leaves the editors, as it leaves every other field (WCAG 2.1.2): text is indented by "prettify". */
export function TabLeaves() {
  const { queryEditor, variableEditor, responseEditor } = GraphiQLReact.useEditorContext({ nonNull: true });
  useEffect(() => {
    for (const editor of [queryEditor, variableEditor, responseEditor]) {
      editor?.setOption('extraKeys', { ...editor.getOption('extraKeys'), Tab: false, 'Shift-Tab': false });
    }
  }, [queryEditor, variableEditor, responseEditor]);
  return null;
}
