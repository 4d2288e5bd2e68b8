import type { Place } from '../engine/compile/place';
import type {
  AgreementContent,
  CatalogueContent,
  ClientContent,
  FieldContent,
  ItemContent,
  LimitsContent,
  OfficerContent,
  OrganisationContent,
  PolicyDocument,
  PolicyDocuments,
  RoleContent,
  SubjectContent,
} from '../engine/documents';

/** One thing that a document says, and where its parts stand. */
export interface Entry<Content> {
  readonly content: Content;
  /** The place of a part, by its path below this content; the nearest ancestor where there is none. */
  place(...path: readonly (string | number)[]): Place;
}

/** What the documents of a policy set without faults say, looked up by what it is about. */
export class DocumentIndex {
  /** By coordinate. */
  readonly fields = new Map<string, Entry<FieldContent> & { readonly catalogue: CatalogueContent }>();
  /** By type name. */
  readonly subjects = new Map<string, Entry<SubjectContent>>();
  /** By coordinate, e.g. `SubjectInput.idNumber`. */
  readonly inputs = new Map<string, Entry<RoleContent>>();
  readonly organisations = new Map<string, Entry<OrganisationContent>>();
  readonly clients = new Map<string, Entry<ClientContent>>();
  /** By short id. */
  readonly items = new Map<string, Entry<ItemContent>>();
  readonly officers = new Map<string, Entry<OfficerContent>>();
  readonly agreements = new Map<string, Entry<AgreementContent>>();
  limits: Entry<Record<'lookup' | 'verify', LimitsContent>> | null = null;
  /** Texts of operations by file name. */
  readonly operations: ReadonlyMap<string, string>;

  constructor({ documents, operations }: PolicyDocuments) {
    this.operations = operations;
    for (const document of documents) this.#add(document);
  }

  #add(document: PolicyDocument): void {
    switch (document.kind) {
      case 'catalogue':
        this.#addCatalogue(document, document.content);
        break;
      case 'agreement':
        this.agreements.set(document.content.id, entry(document, document.content, []));
        break;
      case 'limits':
        this.limits = entry(document, document.content.limits, ['limits']);
        break;
      case 'organisations':
        addAll(document, this.organisations, 'organisations', document.content.organisations);
        break;
      case 'clients':
        addAll(document, this.clients, 'clients', document.content.clients);
        break;
      case 'items':
        addAll(document, this.items, 'items', document.content.items);
        break;
      case 'officers':
        addAll(document, this.officers, 'officers', document.content.officers);
        break;
    }
  }

  #addCatalogue(document: PolicyDocument, catalogue: CatalogueContent): void {
    for (const [typeName, { subject, fields }] of Object.entries(catalogue.types ?? {})) {
      if (subject) this.subjects.set(typeName, entry(document, subject, ['types', typeName, 'subject']));
      for (const [fieldName, field] of Object.entries(fields)) {
        const found = entry(document, field, ['types', typeName, 'fields', fieldName]);
        this.fields.set(`${typeName}.${fieldName}`, { ...found, catalogue });
      }
    }
    for (const [typeName, fields] of Object.entries(catalogue.inputs ?? {})) {
      for (const [fieldName, role] of Object.entries(fields)) {
        this.inputs.set(`${typeName}.${fieldName}`, entry(document, role, ['inputs', typeName, fieldName]));
      }
    }
  }
}

function addAll<Content extends { readonly id: string }>(
  document: PolicyDocument,
  into: Map<string, Entry<Content>>,
  key: string,
  contents: readonly Content[],
): void {
  for (const [index, content] of contents.entries()) into.set(content.id, entry(document, content, [key, index]));
}

function entry<Content>(
  { file, at }: PolicyDocument,
  content: Content,
  base: readonly (string | number)[],
): Entry<Content> {
  return { content, place: (...path) => ({ file, ...at([...base, ...path]) }) };
}
