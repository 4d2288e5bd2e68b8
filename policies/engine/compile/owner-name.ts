import type { PolicySource } from './policy-source';

/** `id 名 / name` of an organisation, as refusals show it; the id alone where the registry does not know it. */
export function ownerName({ organisations }: PolicySource, id: string): string {
  const owner = organisations.get(id)?.content;
  return owner ? `${id} ${owner.name.zh} / ${owner.name.en}` : id;
}
