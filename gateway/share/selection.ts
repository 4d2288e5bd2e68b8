/** The fields asked of one concrete type, by internal name; equal names merge. */
export class Selection {
  readonly fields = new Map<string, SelectedField>();

  constructor(readonly typeName: string) {}

  /** Adds a field or returns the one that already stands under this internal name. */
  select(internalName: string, fieldName: string, argumentsText: string, abstract: boolean): SelectedField {
    const found = this.fields.get(internalName);
    if (found) return found;
    const field = { fieldName, argumentsText, abstract, children: new Map<string, Selection>() };
    this.fields.set(internalName, field);
    return field;
  }
}

export interface SelectedField {
  readonly fieldName: string;
  readonly argumentsText: string;
  /** Declared as an interface or union: the answer has to say which type it is. */
  readonly abstract: boolean;
  readonly children: Map<string, Selection>;
}

/** The selection below a field for one concrete type. */
export function below(field: SelectedField, typeName: string): Selection {
  const found = field.children.get(typeName);
  if (found) return found;
  const selection = new Selection(typeName);
  field.children.set(typeName, selection);
  return selection;
}

/** GraphQL text of a selection set. */
export function selectionText(selection: Selection): string {
  const parts = [...selection.fields].map(([internalName, field]) => {
    const alias = internalName === field.fieldName ? '' : `${internalName}: `;
    return `${alias}${field.fieldName}${field.argumentsText}${childrenText(field)}`;
  });
  return `{ ${parts.join(' ')} }`;
}

function childrenText(field: SelectedField): string {
  if (field.children.size === 0) return '';
  const children = [...field.children.values()].filter((child) => child.fields.size > 0);
  if (!field.abstract) return children[0] ? ` ${selectionText(children[0])}` : ' { __typename }';
  const fragments = children.map((child) => `... on ${child.typeName} ${selectionText(child)}`);
  return ` { __typename ${fragments.join(' ')} }`;
}
