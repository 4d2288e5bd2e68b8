import type {
  AgreementContent,
  ClientContent,
  FieldContent,
  ItemContent,
  OfficerContent,
  OrganisationContent,
  PolicyDocuments,
} from '../engine/documents';

/** What the workflow asks of a policy set, by what it is about. */
export interface PolicyFacts {
  readonly fields: ReadonlyMap<string, FieldContent & { readonly owner: string }>;
  readonly organisations: ReadonlyMap<string, OrganisationContent>;
  readonly clients: ReadonlyMap<string, ClientContent>;
  /** By short id. */
  readonly items: ReadonlyMap<string, ItemContent>;
  readonly officers: ReadonlyMap<string, OfficerContent>;
  readonly agreements: ReadonlyMap<string, AgreementContent>;
}

export function policyFacts({ documents }: Pick<PolicyDocuments, 'documents'>): PolicyFacts {
  const facts = {
    fields: new Map<string, FieldContent & { owner: string }>(),
    organisations: new Map<string, OrganisationContent>(),
    clients: new Map<string, ClientContent>(),
    items: new Map<string, ItemContent>(),
    officers: new Map<string, OfficerContent>(),
    agreements: new Map<string, AgreementContent>(),
  };
  for (const document of documents) {
    switch (document.kind) {
      case 'catalogue':
        for (const [typeName, type] of Object.entries(document.content.types ?? {})) {
          for (const [name, field] of Object.entries(type.fields)) {
            facts.fields.set(`${typeName}.${name}`, { ...field, owner: document.content.owner });
          }
        }
        break;
      case 'organisations':
        for (const each of document.content.organisations) facts.organisations.set(each.id, each);
        break;
      case 'clients':
        for (const each of document.content.clients) facts.clients.set(each.id, each);
        break;
      case 'items':
        for (const each of document.content.items) facts.items.set(each.id, each);
        break;
      case 'officers':
        for (const each of document.content.officers) facts.officers.set(each.id, each);
        break;
      case 'agreement':
        facts.agreements.set(document.content.id, document.content);
        break;
      case 'limits':
        break;
    }
  }
  return facts;
}
