import type { PolicyIndex, PreparedClient, PreparedOrganisation } from '../policy-index';
import type { PolicySource } from './policy-source';
import type { Work } from './work';

/** Who may ask, as `decide` looks it up. */
export function* prepareRegistry({
  organisations,
  clients,
}: PolicySource): Work<Pick<PolicyIndex, 'organisations' | 'clients'>> {
  const preparedOrganisations = new Map<string, PreparedOrganisation>();
  for (const [id, { content }] of organisations) {
    const { kind, suspended = false } = content;
    preparedOrganisations.set(id, { id, government: kind === 'government', suspended });
    yield;
  }
  const preparedClients = new Map<string, PreparedClient>();
  for (const [id, { content }] of clients) {
    const { organisation, suspended = false, introspection = false } = content;
    // A client is suspended by itself or with its organisation.
    const active = !suspended && preparedOrganisations.get(organisation)?.suspended !== true;
    preparedClients.set(id, { id, organisation, suspended, mayIntrospect: introspection && active });
    yield;
  }
  return { organisations: preparedOrganisations, clients: preparedClients };
}
