import type {
  AgreementContent,
  GrantContent,
  ItemContent,
  OrganisationContent,
  PolicyDocuments,
  RuleContent,
} from '../../../../policies/engine/documents';
import { emptyOverlay, type Overlay } from '../../../../policies/engine/overlay';
import type { ModelCatalogue } from '../model/catalogue';
import type { Reader } from './reader';
import { type TextRule, textRule } from './rule';
import { settlePlaces } from './settle-places';

/** One way in which a coordinate is seen. */
export interface Grant {
  /** Null: as it is. */
  readonly mask: string | null;
  readonly rows: TextRule | null;
  /** Of places nothing that is said in `places`. */
  readonly when: TextRule | null;
  /** The fields below which it counts; null where that is everywhere. */
  readonly places: ReadonlySet<string | null> | null;
}

/** What documents say one reader may see at one moment. */
export interface View {
  readonly reader: Reader;
  readonly nowMs: number;
  readonly minorsAllowed: boolean;
  readonly consentNeeded: boolean;
  readonly itemId: string | null;
  /** By coordinate; none for what nobody grants, or somebody forbids. */
  readonly grants: ReadonlyMap<string, readonly Grant[]>;
}

/** A policy set as stewards wrote it, and what is switched off on top of it. */
export interface Stated {
  readonly documents: PolicyDocuments;
  readonly overlay?: Overlay;
}

const dayMs = 24 * 3600 * 1000;

/**
 * Section 4 of the design, told once more and differently from `policies/engine`: read off the documents, for one
 * reader, without an operation. It may say that more is seen than really is, never less.
 * @param listed whether any operation that the item lists is asked
 */
export function viewOf(
  { documents, overlay = emptyOverlay }: Stated,
  catalogue: ModelCatalogue,
  reader: Reader,
  nowMs: number,
  listed: boolean,
): View {
  const registry = registryOf(documents);
  const item = registry.items.get(reader.item ?? '');
  const grants = new Map<string, readonly Grant[]>();
  const view: View = {
    reader,
    nowMs,
    minorsAllowed: item?.minors ?? false,
    consentNeeded: item?.requires?.includes('consent') ?? false,
    itemId: item?.id ?? null,
    grants,
  };
  const organisation = registry.organisations.get(reader.organisation);
  if (!item || !organisation || !mayAsk(registry, overlay, reader, item, listed)) return view;
  const forbidden = new Set<string>();
  const add = (coordinate: string, { form, rows, when }: Pick<GrantContent, 'form' | 'rows' | 'when'>) => {
    const entry = catalogue.content.get(coordinate);
    if (!entry || entry.class === 'withheld') return;
    const mask = form === undefined ? (entry.defaultMask ?? null) : (/^mask\((\w+)\)$/.exec(form)?.[1] ?? null);
    const grant = { mask, rows: compiled(rows), when: compiled(when), places: null };
    grants.set(coordinate, [...(grants.get(coordinate) ?? []), grant]);
  };
  for (const coordinate of item.steps[reader.organisation]?.coordinates ?? []) {
    const entry = catalogue.content.get(coordinate);
    if (organisation.kind !== 'government' || !entry) continue;
    if (entry.class === 'unconditional') add(coordinate, {});
    else if (entry.unconditionalWhen) add(coordinate, { rows: entry.unconditionalWhen });
  }
  for (const agreement of registry.agreements) {
    if (agreement.consumer !== reader.organisation || !agreement.items.includes(item.id)) continue;
    if (!inTerm(agreement, nowMs)) continue;
    // What a revoked agreement forbids stays forbidden.
    for (const coordinate of agreement.forbids ?? []) forbidden.add(coordinate);
    if (overlay.revoked.includes(agreement.id) || overlay.suspendedAgreements.includes(agreement.id)) continue;
    for (const grant of agreement.grants) for (const coordinate of grant.coordinates) add(coordinate, grant);
  }
  for (const coordinate of forbidden) grants.delete(coordinate);
  if (view.consentNeeded) {
    for (const coordinate of grants.keys()) {
      if (aboutSomebody(catalogue, coordinate) && !reader.consent?.coordinates.includes(coordinate)) {
        grants.delete(coordinate);
      }
    }
  }
  settlePlaces(catalogue, grants);
  return view;
}

function mayAsk(registry: Registry, overlay: Overlay, reader: Reader, item: ItemContent, listed: boolean): boolean {
  const client = registry.clients.get(reader.client);
  const organisation = registry.organisations.get(reader.organisation);
  if (!client || client.organisation !== reader.organisation || client.suspended || organisation?.suspended)
    return false;
  if (overlay.suspendedClients.includes(client.id)) return false;
  if (overlay.suspendedOrganisations.includes(reader.organisation)) return false;
  if (item.requires?.includes('case') && reader.case === null) return false;
  if (item.requires?.includes('consent') && reader.consent === null) return false;
  return !item.operations || listed;
}

function aboutSomebody({ subjects, content }: ModelCatalogue, coordinate: string): boolean {
  const subject = subjects.get(coordinate.slice(0, coordinate.indexOf('.'))) ?? 'none';
  const roles = Object.values(content.get(coordinate)?.arguments ?? {});
  return subject !== 'none' || roles.some((role) => typeof role === 'object' && 'verifies' in role);
}

function inTerm({ status, validity }: AgreementContent, nowMs: number): boolean {
  const midnight = (date: string) => Date.parse(`${date}T00:00:00+08:00`);
  return status === 'active' && nowMs >= midnight(validity.from) && nowMs < midnight(validity.to) + dayMs;
}

function compiled(rule: RuleContent | undefined): TextRule | null {
  return rule === undefined ? null : textRule(rule);
}

interface Registry {
  readonly items: ReadonlyMap<string, ItemContent>;
  readonly organisations: ReadonlyMap<string, OrganisationContent>;
  readonly clients: ReadonlyMap<string, { id: string; organisation: string; suspended?: boolean }>;
  readonly agreements: readonly AgreementContent[];
}

const registries = new WeakMap<PolicyDocuments, Registry>();

function registryOf(documents: PolicyDocuments): Registry {
  let registry = registries.get(documents);
  if (!registry) {
    const all = documents.documents;
    registry = {
      items: new Map(
        all.flatMap((each) => (each.kind === 'items' ? each.content.items : [])).map((each) => [each.code, each]),
      ),
      organisations: new Map(
        all
          .flatMap((each) => (each.kind === 'organisations' ? each.content.organisations : []))
          .map((each) => [each.id, each]),
      ),
      clients: new Map(
        all.flatMap((each) => (each.kind === 'clients' ? each.content.clients : [])).map((each) => [each.id, each]),
      ),
      agreements: all.flatMap((each) => (each.kind === 'agreement' ? [each.content] : [])),
    };
    registries.set(documents, registry);
  }
  return registry;
}
