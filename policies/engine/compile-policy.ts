import type { GraphQLSchema } from 'graphql';
import { gatherSource } from './compile/gather-source';
import type { GraphFacts, PolicySource } from './compile/policy-source';
import { prepareFields } from './compile/prepare-fields';
import { prepareItems } from './compile/prepare-items';
import { revisionOf } from './compile/revision';
import type { ClientContent, LimitsContent, PolicyDocuments } from './documents';
import { lints } from './lints';
import type { CompiledPolicy, Limits } from './model';
import type { PolicyFault } from './policy-fault';
import type { PolicyIndex } from './policy-index';

const noFacts: GraphFacts = { requires: new Map(), subgraphs: new Map() };

/**
 * Compiles a policy set. Pure: the same documents give the same revision in any order.
 * @param schema the full graph, `@inaccessible` elements too
 * @param facts what the linter checks against the supergraph; without them it cannot see `@requires`
 * @returns the policy, or null and every fault found
 */
export function compilePolicy(
  documents: PolicyDocuments,
  schema: GraphQLSchema,
  facts: GraphFacts = noFacts,
): { policy: CompiledPolicy | null; faults: readonly PolicyFault[] } {
  // Half-read documents would be blamed for what the other half says: form first.
  if (documents.faults.length > 0) return { policy: null, faults: documents.faults };
  const { source, faults: duplicates } = gatherSource(documents, schema, facts);
  const { items, faults: ruleFaults } = prepareItems(source);
  const faults = [...duplicates, ...lints.flatMap((lint) => lint(source)), ...ruleFaults].sort(byPlace);
  if (faults.length > 0) return { policy: null, faults };
  const index: PolicyIndex = {
    ...prepareFields(source),
    items,
    organisations: new Map(
      [...source.organisations].map(([id, { content }]) => [
        id,
        { id, government: content.kind === 'government', suspended: content.suspended ?? false },
      ]),
    ),
    clients: new Map(
      [...source.clients].map(([id, { content }]) => [
        id,
        {
          id,
          organisation: content.organisation,
          suspended: content.suspended ?? false,
          mayIntrospect: (content.introspection ?? false) && !isSuspended(source, content),
        },
      ]),
    ),
  };
  return { policy: policyOf(source, index), faults };
}

/** A client is suspended by itself or with its organisation. */
function isSuspended({ organisations }: PolicySource, client: ClientContent): boolean {
  return client.suspended === true || organisations.get(client.organisation)?.content.suspended === true;
}

function policyOf(source: PolicySource, index: PolicyIndex): CompiledPolicy {
  const limits = limitsOf(source);
  const quotas = quotasOf(source);
  return {
    revision: revisionOf(source),
    index,
    field: (coordinate) => index.fields.get(coordinate)?.field,
    subject: (typeName) => index.subjects.get(typeName) ?? { kind: 'none' },
    item: (code) => index.items.get(code)?.item,
    client: (id) => index.clients.get(id),
    limits: (kind, itemCode) => limits(kind, itemCode),
    quotaPerDay: (organisation, itemCode) => quotas.get(`${organisation} ${itemCode}`) ?? null,
  };
}

/** An item's own limits over the general ones. An unknown item is limited to nothing at all. */
function limitsOf(source: PolicySource): CompiledPolicy['limits'] {
  const byItem = new Map<string, Record<'lookup' | 'verify', Limits>>();
  for (const { content } of source.items.values()) {
    const hasCases = content.requires?.includes('case') ?? false;
    const of = (kind: 'lookup' | 'verify'): Limits => {
      const merged: LimitsContent = { ...source.limits?.content[kind], ...content.limits?.[kind] };
      return {
        perConsumerPerMinute: merged.perConsumerPerMinute ?? 0,
        perSubjectPerHour: merged.perSubjectPerHour ?? 0,
        perCase: hasCases ? (merged.perCase ?? 0) : null,
      };
    };
    byItem.set(content.code, { lookup: of('lookup'), verify: of('verify') });
  }
  return (kind, code) => byItem.get(code)?.[kind] ?? { perConsumerPerMinute: 0, perSubjectPerHour: 0, perCase: 0 };
}

function quotasOf(source: PolicySource): Map<string, number> {
  const quotas = new Map<string, number>();
  for (const { content } of source.agreements.values()) {
    if (content.status !== 'active' || !content.quota) continue;
    for (const id of content.items) {
      const key = `${content.consumer} ${source.items.get(id)?.content.code}`;
      quotas.set(key, Math.min(quotas.get(key) ?? Number.POSITIVE_INFINITY, content.quota.perDay));
    }
  }
  return quotas;
}

function byPlace(a: PolicyFault, b: PolicyFault): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
