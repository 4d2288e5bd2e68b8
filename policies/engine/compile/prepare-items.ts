import type { ItemContent } from '../documents';
import { operationId } from '../operation-id';
import type { PolicyFault } from '../policy-fault';
import type { PreparedItem, PreparedShare } from '../policy-index';
import { ownerName } from './owner-name';
import { parseOperation } from './parse-operation';
import type { PolicySource } from './policy-source';
import { prepareCell } from './prepare-cell';
import type { Work } from './work';

/** What every consumer may see under every item, rules compiled; rules that don't compile are faults. */
export function* prepareItems(
  source: PolicySource,
): Work<{ items: Map<string, PreparedItem>; faults: readonly PolicyFault[] }> {
  const faults: PolicyFault[] = [];
  const consumers = new Map<string, Map<string, ReadonlyMap<string, PreparedShare>>>();
  const items = new Map<string, PreparedItem>();
  for (const [id, { content }] of source.items) {
    const ofItem = new Map<string, ReadonlyMap<string, PreparedShare>>();
    consumers.set(id, ofItem);
    items.set(content.code, {
      item: serviceItem(content),
      owner: ownerName(source, content.owner),
      operations: operationsOf(source, content),
      consumers: ofItem,
    });
    yield;
  }
  for (const cell of source.cells) {
    const prepared = source.parts.part(`cell ${cell.name}`, cell.inputs, () => prepareCell(source, cell));
    faults.push(...prepared.faults);
    consumers.get(cell.item.content.id)?.set(cell.organisation, prepared.shares);
    yield;
  }
  return { items, faults };
}

function serviceItem(item: ItemContent): PreparedItem['item'] {
  return {
    code: item.code,
    id: item.id,
    minors: item.minors ?? false,
    bulk: item.bulk ?? false,
    requiresCase: item.requires?.includes('case') ?? false,
    requiresConsent: item.requires?.includes('consent') ?? false,
    pseudonymScope: item.pseudonymScope ?? 'consumer',
    priority: item.priority ?? 'normal',
  };
}

/** Ids of the listed operations; the linter tells of those that are none. */
function operationsOf({ operations }: PolicySource, item: ItemContent): ReadonlySet<string> | null {
  if (!item.operations) return null;
  const ids = new Set<string>();
  for (const file of item.operations) {
    const document = parseOperation(operations.get(file) ?? '');
    if (document) ids.add(operationId(document));
  }
  return ids;
}
