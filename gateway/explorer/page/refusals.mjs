import { inLanguage } from './in-language.mjs';
import { labels, reasons } from './labels.mjs';
import { locateField } from './locate-field.mjs';
import { readAnswer } from './read-answer.mjs';

const { createElement: h, useEffect, useMemo } = window.React;
const { GraphQL, React: GraphiQLReact } = window.GraphiQL;

/**
 * Below the answer: each refusal with its reason, its owner and how to apply. It marks the refused fields in the query
 * editor too, and a click on a refusal goes there.
 * @param outcome what the fetcher told of the last answer in this tab, or null
 * @param asked as whom that was asked, where the bar shows somebody else by now; else null
 */
export function Refusals({ outcome, asked, language }) {
  const text = labels[language];
  const { queryEditor } = GraphiQLReact.useEditorContext({ nonNull: true });
  const { refusals, faults, share } = useMemo(() => readAnswer(outcome?.answer), [outcome]);
  const places = useMemo(() => placesOf(outcome, refusals), [outcome, refusals]);
  useMarks(queryEditor, asked === null ? outcome : null, refusals, places, language);

  if (!outcome || asked !== null) {
    const line = asked === null ? text.nothingYet : text.old(asked);
    return h('section', { className: 'sg-refusals', 'aria-label': line }, h('p', { 'aria-live': 'polite' }, line));
  }
  if (outcome.answer === null) {
    const line = text.noAnswer(outcome.status);
    return h(
      'section',
      { className: 'sg-refusals', 'aria-label': line },
      h('h2', { 'aria-live': 'polite', className: 'sg-some' }, line),
    );
  }
  const failed = outcome.answer.data === undefined;
  const heading = failed ? text.rejected : text.refusals(refusals.length);
  return h(
    'section',
    { className: 'sg-refusals', 'aria-label': heading },
    h('h2', { 'aria-live': 'polite', className: refusals.length + faults.length > 0 ? 'sg-some' : 'sg-none' }, heading),
    h(
      'ol',
      null,
      faults.map((fault, index) => h('li', { key: `fault-${index}`, className: 'sg-fault' }, faultText(fault))),
      refusals.map((refusal, index) =>
        h('li', { key: index }, h(Refusal, { refusal, language, onShow: () => show(queryEditor, places[index]) })),
      ),
    ),
    share ? h('p', { className: 'sg-trace' }, traceText(share, text)) : null,
  );
}

function Refusal({ refusal, language, onShow }) {
  const text = labels[language];
  const { path, coordinate, reason, owner, rule, apply } = refusal;
  return h(
    'article',
    null,
    h(
      'button',
      { type: 'button', className: 'sg-path', title: text.show, onClick: onShow },
      path.join('.') || coordinate,
    ),
    h('span', { className: 'sg-reason' }, reasons[reason]?.[language] ?? reason),
    h('code', { className: 'sg-code' }, reason),
    refusal.class
      ? h('span', { className: `sg-class sg-class-${refusal.class}` }, text.classes[refusal.class] ?? refusal.class)
      : null,
    h(
      'dl',
      null,
      h('dt', null, text.owner),
      h('dd', null, `${inLanguage(owner, language)} · `, h('code', null, coordinate)),
      h('dt', null, text.apply),
      h('dd', null, inLanguage(String(apply ?? '').replaceAll('`', ''), language)),
      rule ? [h('dt', { key: 'rule' }, text.rule), h('dd', { key: 'id' }, h('code', null, rule))] : null,
    ),
  );
}

function faultText({ path, code, message }) {
  return [
    h('code', { key: 'code', className: 'sg-code' }, code || 'ERROR'),
    ` ${path.join('.')} `,
    h('span', { key: 'm' }, message),
  ];
}

function traceText(share, text) {
  const receipt = typeof share.receipt === 'object' ? share.receipt?.sequence : share.receipt?.split('.', 1)[0];
  const parts = [];
  if (share.revision) parts.push(`${text.revision} ${share.revision.slice(0, 12)}`);
  if (receipt) parts.push(`${text.receipt} #${receipt}`);
  return parts.join('  ·  ');
}

function placesOf(outcome, refusals) {
  if (!outcome) return [];
  try {
    const document = GraphQL.parse(outcome.request.query);
    return refusals.map(({ path }) => locateField(document, outcome.request.operationName ?? null, path));
  } catch {
    return refusals.map(() => []);
  }
}

/** Marks stand for the answer below: they go when the text changes, since they would stand in wrong places. */
function useMarks(editor, outcome, refusals, places, language) {
  useEffect(() => {
    if (!editor || editor.getValue() !== outcome?.request.query) return undefined;
    const marks = refusals.flatMap(({ reason }, index) =>
      places[index].map(({ start, end }) =>
        editor.markText(editor.posFromIndex(start), editor.posFromIndex(end), {
          className: 'sg-refused',
          title: reasons[reason]?.[language] ?? reason,
        }),
      ),
    );
    const clear = () => {
      for (const mark of marks) mark.clear();
    };
    editor.on('change', clear);
    return () => {
      editor.off('change', clear);
      clear();
    };
  }, [editor, outcome, refusals, places, language]);
}

function show(editor, places) {
  const place = places?.[0];
  if (!editor || !place) return;
  const [start, end] = [editor.posFromIndex(place.start), editor.posFromIndex(place.end)];
  editor.focus();
  editor.setSelection(start, end);
  editor.scrollIntoView({ from: start, to: end }, 80);
}
