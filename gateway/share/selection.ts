import type { FieldNode } from 'graphql';

/** The fields asked of one concrete type, by internal name; equal names merge. */
export class Selection {
  readonly fields = new Map<string, SelectedField>();

  constructor(readonly typeName: string) {}

  /** Adds a field or returns the one that already stands under this internal name. */
  select(internalName: string, fieldName: string, argumentsText: string, abstract: boolean): SelectedField {
    const found = this.fields.get(internalName);
    if (found) return found;
    const field = {
      fieldName,
      argumentsText,
      abstract,
      nodes: new Set<FieldNode>(),
      hoisted: [],
      unnamed: false,
      typeNameNeeded: false,
      children: new Map<string, Selection>(),
    };
    this.fields.set(internalName, field);
    return field;
  }
}

export interface SelectedField {
  readonly fieldName: string;
  readonly argumentsText: string;
  /** Declared as an interface or union: the answer has to say which type it is. */
  readonly abstract: boolean;
  /** Where in the client's text it was asked; empty when only a rule needs it. */
  readonly nodes: Set<FieldNode>;
  /** Internal names of the fields that are asked of the interface itself and not of each concrete type. */
  hoisted: readonly string[];
  /** Whether there is a use of the field, among those that merged, for which its objects need not say their type. */
  unnamed: boolean;
  /** Whether there is one for which they must. */
  typeNameNeeded: boolean;
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
  return `{ ${[...selection.fields].map(([name, field]) => fieldText(name, field)).join(' ')} }`;
}

/** GraphQL text of one field. */
export function fieldText(internalName: string, field: SelectedField): string {
  const alias = internalName === field.fieldName ? '' : `${internalName}: `;
  return `${alias}${field.fieldName}${field.argumentsText}${childrenText(field)}`;
}

function childrenText(field: SelectedField): string {
  if (field.children.size === 0) return '';
  const children = [...field.children.values()].filter((child) => child.fields.size > 0);
  if (!field.abstract) return children[0] ? ` ${selectionText(children[0])}` : ' { __typename }';
  const hoisted = new Set(field.hoisted);
  const shared = field.hoisted.map((name) => fieldText(name, children[0]!.fields.get(name)!));
  const fragments = children.flatMap((child) => {
    const own = [...child.fields].filter(([name]) => !hoisted.has(name));
    if (own.length === 0) return [];
    return [`... on ${child.typeName} { ${own.map(([name, each]) => fieldText(name, each)).join(' ')} }`];
  });
  return ` { ${[...(field.unnamed && !field.typeNameNeeded ? [] : ['__typename']), ...shared, ...fragments].join(' ')} }`;
}
