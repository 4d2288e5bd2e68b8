import type { DecidedField } from '../../policies/engine/operation/model';
import type { ShapeField, ShapeObject } from './model';
import type { SelectedField } from './selection';

/**
 * The shape of objects of which nothing but fields of their interface is asked, or null. Where everything is granted,
 * such objects need not say which type they are: a subgraph that knows the interface as an object
 * (`@interfaceObject`) could not.
 * @param shapes of every concrete type
 * @param selected the field that leads to them
 */
export function interfaceShape(
  typeName: string,
  shapes: ReadonlyMap<string, ShapeObject>,
  selected: SelectedField,
): ShapeObject | null {
  const [first, ...others] = [...shapes.values()];
  if (!first || first.fields.length === 0 || !others.every((other) => equalFields(first, other))) return null;
  const hoisted = new Set(selected.hoisted);
  if (!first.fields.every(({ internalName }) => hoisted.has(internalName))) return null;
  return { ...first, typeName, fields: first.fields.map((field) => onInterface(typeName, field)) };
}

/**
 * What of an object can be shown when only its interface is known: the fields that were asked of the interface, or
 * null when its type was asked for too.
 */
export function unresolvedShape(
  typeName: string,
  shapes: ReadonlyMap<string, ShapeObject>,
  selected: SelectedField,
): ShapeObject | null {
  const [first, ...others] = [...shapes.values()];
  if (!first || selected.hoisted.length === 0) return null;
  const common = first.fields.filter((field) =>
    others.every(({ fields }) => fields.some((other) => other.responseKey === field.responseKey)),
  );
  const hoisted = new Set(selected.hoisted);
  if (!common.every(({ internalName }) => hoisted.has(internalName))) return null;
  return { ...first, typeName, fields: common.map((field) => onInterface(typeName, field)) };
}

/** The internal names of the fields that the client asked of the interface itself, the same for every concrete type. */
export function hoistedNames(
  children: readonly { readonly fields: ReadonlyMap<string, SelectedField> }[],
  interfaceFields: ReadonlySet<string>,
  textOf: (internalName: string, field: SelectedField) => string,
): readonly string[] {
  const [first, ...others] = children;
  if (!first) return [];
  return [...first.fields].flatMap(([name, field]) => {
    if (!interfaceFields.has(field.fieldName)) return [];
    const same = others.map(({ fields }) => fields.get(name));
    const node = [...field.nodes].find((one) => same.every((other) => other?.nodes.has(one)));
    if (!node) return [];
    const text = textOf(name, field);
    return same.every((other) => other && textOf(name, other) === text) ? [name] : [];
  });
}

/** Remembers where in the text a field was asked, so that it can be asked at the same level. */
export function noteNodes(selected: SelectedField, { nodes }: DecidedField): void {
  for (const node of nodes) selected.nodes.add(node);
}

function onInterface(typeName: string, field: ShapeField): ShapeField {
  return { ...field, coordinate: `${typeName}.${field.coordinate.slice(field.coordinate.indexOf('.') + 1)}` };
}

function equalFields(a: ShapeObject, b: ShapeObject): boolean {
  return a.fields.length === b.fields.length && a.fields.every((field, index) => equal(field, b.fields[index]));
}

function equal(a: ShapeField, b: ShapeField | undefined): boolean {
  if (a.responseKey !== b?.responseKey || a.internalName !== b.internalName) return false;
  if (String(a.type) !== String(b.type) || a.children?.size !== b.children?.size) return false;
  return [...(a.children ?? [])].every(([name, child]) => {
    const other = b.children?.get(name);
    return other !== undefined && equalFields(child, other);
  });
}
