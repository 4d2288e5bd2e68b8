import {
  type ArgumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  print,
  visit,
} from 'graphql';
import type { CompiledPolicy, FieldDecision } from '../../policies/engine/model';
import type { DecidedField, DecidedObject } from '../../policies/engine/operation/model';
import { addPath, addSubject, type SubjectNeeds, shapeSubject } from './hidden-fields';
import { argumentText, internalName } from './internal-name';
import type { InternalOperation, ShapeField, ShapeObject } from './model';
import { below, Selection, selectionText } from './selection';
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
  readonly mutation: boolean;
  readonly variableNames: Set<string>;
}

/**
 * Splits a decided operation in two: the shape that projection walks, under the client's names, and the operation
 * that is planned, under internal names, with what rules need and without what was refused.
 */
export function internalise(
  root: DecidedObject,
  definition: OperationDefinitionNode,
  { schema, policy, needs, uses }: { schema: GraphQLSchema; policy: CompiledPolicy; needs: SubjectNeeds; uses: Uses },
): Internalised {
  const mutation = definition.operation === 'mutation';
  const build: Build = { schema, policy, needs, uses, mutation, variableNames: new Set() };
  const selection = new Selection(root.typeName);
  const shape = internaliseObject(build, root, selection, true);
  if (selection.fields.size === 0) return { shape, operation: null };
  const declarations = (definition.variableDefinitions ?? [])
    .filter(({ variable }) => build.variableNames.has(variable.name.value))
    .map(({ variable, type }) => `$${variable.name.value}: ${print(type)}`);
  const header = declarations.length > 0 ? `(${declarations.join(', ')})` : '';
  const kind = mutation ? 'mutation' : 'query';
  return {
    shape,
    operation: {
      text: `${kind}${header} ${selectionText(selection)}`,
      kind,
      variableNames: [...build.variableNames],
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
  const base = {
    responseKey,
    coordinate,
    type,
    kind,
    decision,
    use: build.uses.numberOf(field),
    granted,
    sensitive: entry?.level === 'L3' || entry?.level === 'L4',
    pseudonym: entry?.pseudonym ?? false,
  };
  if (kind !== 'governed' || !granted || !selection || !decision) {
    const children = internaliseChildren(build, field, () => null);
    return { ...base, internalName: field.fieldName, cutBy: null, children };
  }
  const parent = build.schema.getType(selection.typeName) as GraphQLObjectType;
  const definition = parent.getFields()[field.fieldName]!;
  const { nodes, cutBy } = cutAfterRules(build, field, decision);
  const argumentsText = argumentText(nodes);
  for (const node of nodes) {
    visit(node, { [Kind.VARIABLE]: ({ name }) => void build.variableNames.add(name.value) });
  }
  const plain = internalName(definition, argumentsText);
  const name = serial === null ? plain : `${plain}_${serial}`;
  const target = getNamedType(type);
  const selected = selection.select(name, field.fieldName, argumentsText, isAbstractType(target));
  addRuleInputs(build, field, decision, selection, (typeName) => below(selected, typeName));
  const children = internaliseChildren(build, field, (typeName) => below(selected, typeName));
  return { ...base, internalName: name, cutBy, children };
}

function internaliseChildren(
  build: Build,
  field: DecidedField,
  selectionOf: (typeName: string) => Selection | null,
): Map<string, ShapeObject> | null {
  if (!field.children) return null;
  return new Map(
    [...field.children].map(([typeName, object]) => [
      typeName,
      internaliseObject(build, object, selectionOf(typeName), false),
    ]),
  );
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
