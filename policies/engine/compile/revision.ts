import { createHash } from 'node:crypto';
import { canonical } from '../canonical';
import type { PolicySource } from './policy-source';

/** SHA-256 (hex) of everything that the documents say, each thing under its own name, so that order doesn't count. */
export function revisionOf(source: PolicySource): string {
  const contents = (entries: ReadonlyMap<string, { readonly content: unknown }>) =>
    Object.fromEntries([...entries].map(([key, { content }]) => [key, content]));
  const owners = Object.fromEntries(
    [...source.fields].map(([coordinate, { catalogue }]) => [coordinate, catalogue.owner]),
  );
  const subgraphs = Object.fromEntries(
    [...source.fields].map(([coordinate, { catalogue }]) => [coordinate, catalogue.subgraph]),
  );
  const listed = new Set([...source.items.values()].flatMap(({ content }) => content.operations ?? []));
  const text = canonical({
    fields: contents(source.fields),
    owners,
    subgraphs,
    subjects: contents(source.subjects),
    inputs: contents(source.inputs),
    organisations: contents(source.organisations),
    clients: contents(source.clients),
    items: contents(source.items),
    limits: source.limits?.content ?? null,
    officers: contents(source.officers),
    agreements: contents(source.agreements),
    operations: Object.fromEntries([...source.operations].filter(([file]) => listed.has(file))),
  });
  return createHash('sha256').update(text).digest('hex');
}
