import {
  type ArgumentNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isListType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { CompiledPolicy, FieldDecision } from '../../policies/engine/model';
import type { DecidedField, DecidedObject } from '../../policies/engine/operation/model';
import { addPath, addSubject, type SubjectNeeds, shapeSubject } from './hidden-fields';
import type { HiddenNames } from './hidden-names';
import { hoistedNames, interfaceShape, noteNodes, unresolvedShape } from './interface-level';
import { argumentText, internalName } from './internal-name';
import { InternalVariables } from './internal-variables';
import type { InternalOperation, ShapeDecision, ShapeField, ShapeObject } from './model';
import { below, fieldText, type SelectedField, Selection, selectionText } from './selection';
import type { Uses } from './uses';

export interface Internalised {
  readonly shape: ShapeObject;
  readonly operation: InternalOperation | null;
}

interface Build {
  readonly schema: GraphQLSchema;
  readonly policy: CompiledPolicy;
  readonly needs: SubjectNeeds;
  readonly uses: Uses;
  readonly hidden: HiddenNames;
  readonly mutation: boolean;
  readonly variables: InternalVariables;
}

/**
 * Splits a decided operation in two: the shape that projection walks, under the client's names, and the operation
 * that is planned, under internal names, with what rules need and without what was refused.
 */
export function internalise(
  root: DecidedObject,
  definition: OperationDefinitionNode,
  {
    schema,
    policy,
    needs,
    uses,
    hidden,
  }: { schema: GraphQLSchema; policy: CompiledPolicy; needs: SubjectNeeds; uses: Uses; hidden: HiddenNames },
): Internalised {
  const mutation = definition.operation === 'mutation';
  const build: Build = { schema, policy, needs, uses, hidden, mutation, variables: new InternalVariables() };
  const selection = new Selection(root.typeName);
  const shape = internaliseObject(build, root, selection, true);
  if (selection.fields.size === 0) return { shape, operation: null };
  const kind = mutation ? 'mutation' : 'query';
  return {
    shape,
    operation: {
      text: `${kind}${build.variables.declarations(definition)} ${selectionText(selection)}`,
      kind,
      variables: build.variables.sources,
      coordinates: coordinatesOf(selection),
    },
  };
}

function internaliseObject(
  build: Build,
  object: DecidedObject,
  selection: Selection | null,
  atRoot: boolean,
): ShapeObject {
  const fields = object.fields.map((field, index) =>
    internaliseField(build, field, selection, atRoot && build.mutation ? index : null),
  );
  const selected = selection && object.fields.some((field) => field.kind === 'governed' && field.granted);
  if (selected) addSubject(build.schema, build.policy, selection, build.needs);
  return { typeName: object.typeName, subject: shapeSubject(build.schema, build.policy, object.typeName), fields };
}

/** @param serial mutation roots run one by one and must not merge: their position is part of their name */
function internaliseField(
  build: Build,
  field: DecidedField,
  selection: Selection | null,
  serial: number | null,
): ShapeField {
  const { responseKey, coordinate, type, kind, decision, granted } = field;
  const entry = build.policy.field(coordinate);
  const use = build.uses.numberOf(field);
  const base = {
    responseKey,
    coordinate,
    type,
    kind,
    decision: use === null ? shapeDecision(decision) : null,
    use,
    granted,
    sensitive: entry?.level === 'L3' || entry?.level === 'L4',
    pseudonym: entry?.pseudonym ?? false,
  };
  if (!granted || !selection || !decision) {
    const children = internaliseChildren(build, field, null);
    return { ...base, internalName: field.fieldName, cutBy: null, children, hidden: null };
  }
  const parent = build.schema.getType(selection.typeName) as GraphQLObjectType;
  const definition = parent.getFields()[field.fieldName]!;
  const { nodes, cutBy } = cutAfterRules(build, field, decision);
  const argumentsText = argumentText(build.variables.rename(nodes));
  const plain = internalName(definition, argumentsText);
  const name = serial === null ? plain : `${plain}_${serial}`;
  const target = getNamedType(type);
  const selected = selection.select(name, field.fieldName, argumentsText, isAbstractType(target));
  addRuleInputs(build, field, decision, selection, (typeName) => below(selected, typeName));
  noteNodes(selected, field);
  const children = internaliseChildren(build, field, selected);
  return { ...base, internalName: name, cutBy, children, hidden: hiddenFrom(build, type, children) };
}

/** Without the rules behind it, which are the consumer's own. */
function shapeDecision(decision: FieldDecision | null): ShapeDecision | null {
  return decision && { form: decision.form, conditional: decision.conditional, charges: decision.charges };
}

/** Names of the fields that lead to the same type on the interface as on everything that implements it. */
function interfaceFields(schema: GraphQLSchema, type: GraphQLInterfaceType): ReadonlySet<string> {
  const possible = schema.getPossibleTypes(type);
  return new Set(
    Object.values(type.getFields()).flatMap((field) => {
      const target = getNamedType(field.type);
      const same = possible.every((object) => getNamedType(object.getFields()[field.name]!.type) === target);
      return same ? [field.name] : [];
    }),
  );
}

/** An object that has only the name of its interface can be shown where a shape for that is known. */
function hiddenFrom(
  { hidden }: Build,
  type: GraphQLOutputType,
  children: ReadonlyMap<string, ShapeObject> | null,
): ReadonlySet<string> | null {
  const names = hidden.of(type);
  if (!names || !children || ![...children.keys()].some((name) => names.has(name))) return names;
  const inaccessible = new Set(hidden.inaccessible(type));
  return new Set([...names].filter((name) => inaccessible.has(name) || !children.has(name)));
}

function internaliseChildren(
  build: Build,
  field: DecidedField,
  selected: SelectedField | null,
): ReadonlyMap<string, ShapeObject> | null {
  if (!field.children) return null;
  const shapes = new Map(
    [...field.children].map(([typeName, object]) => [
      typeName,
      internaliseObject(build, object, selected && below(selected, typeName), false),
    ]),
  );
  return selected && build.policy.open ? askInterface(build, field, selected, shapes) : shapes;
}

/**
 * Asks what the client asked of an interface of the interface, and not of each concrete type: a subgraph may know only
 * the interface. Where policies decide, they decide on concrete types, and so departments are asked.
 */
function askInterface(
  build: Build,
  field: DecidedField,
  selected: SelectedField,
  shapes: Map<string, ShapeObject>,
): ReadonlyMap<string, ShapeObject> {
  const type = getNamedType(field.type);
  if (!isInterfaceType(type) || selected.children.size !== shapes.size) {
    selected.typeNameNeeded = true;
    return shapes;
  }
  const children = [...selected.children.values()];
  selected.hoisted = hoistedNames(children, interfaceFields(build.schema, type), fieldText);
  const unnamed = build.hidden.inaccessible(type).length > 0 ? null : interfaceShape(type.name, shapes, selected);
  if (unnamed) {
    selected.unnamed = true;
    return new Map([[type.name, unnamed]]);
  }
  selected.typeNameNeeded = true;
  const unresolved = unresolvedShape(type.name, shapes, selected);
  return unresolved ? new Map([...shapes, [type.name, unresolved]]) : shapes;
}

/**
 * Row rules remove elements before the client's `first` is applied; otherwise the length of the answer would tell how
 * many elements were removed. So the department is asked for as many as it gives, and projection cuts.
 */
function cutAfterRules(
  build: Build,
  field: DecidedField,
  decision: FieldDecision,
): { nodes: readonly ArgumentNode[]; cutBy: string | null } {
  const nodes = field.node.arguments ?? [];
  if (decision.conditional.length === 0) return { nodes, cutBy: null };
  const roles = Object.entries(build.policy.field(field.coordinate)?.arguments ?? {});
  const limiting = roles.find(([, role]) => role.kind === 'limits');
  if (limiting?.[1].kind !== 'limits') return { nodes, cutBy: null };
  const [name, { cap }] = [limiting[0], limiting[1]];
  const rest = nodes.filter((node) => node.name.value !== name);
  const asked: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: name },
    value: { kind: Kind.INT, value: String(cap) },
  };
  return { nodes: [...rest, asked], cutBy: name };
}

/** On a list a rule reads the elements, elsewhere the object that the field stands in. */
function addRuleInputs(
  build: Build,
  field: DecidedField,
  decision: FieldDecision,
  parent: Selection,
  child: (typeName: string) => Selection,
): void {
  const onElements = isListType(getNullableType(field.type)) && field.children;
  const rows = onElements ? [...onElements.keys()].map(child) : [parent];
  for (const { rule } of decision.conditional) {
    for (const path of rule.reads) for (const row of rows) addPath(build.schema, row, path);
  }
}

function coordinatesOf(selection: Selection, into: Set<string> = new Set()): Set<string> {
  for (const field of selection.fields.values()) {
    into.add(`${selection.typeName}.${field.fieldName}`);
    for (const child of field.children.values()) coordinatesOf(child, into);
  }
  return into;
}
