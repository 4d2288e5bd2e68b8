import type { AgreementContent, ItemContent } from '../documents';
import type { PolicySource, Sourced } from './policy-source';
import type { Work } from './work';

/** All that is said about one organisation under one item. */
export interface Cell {
  /** `<item> <organisation>` */
  readonly name: string;
  readonly organisation: string;
  readonly item: Sourced<ItemContent>;
  /** Coordinates of its step, if it has one. */
  readonly step: readonly string[];
  /** By file. */
  readonly agreements: readonly Sourced<AgreementContent>[];
  /** The content that it is made of: equal inputs, equal cell. */
  readonly inputs: readonly unknown[];
}

/** The cells of a policy set, by item and organisation. Items and agreements that name what isn't there have none. */
export function* gatherCells({
  items,
  agreements,
  organisations,
}: Pick<PolicySource, 'items' | 'agreements' | 'organisations'>): Work<Cell[]> {
  const byItem = new Map<string, Map<string, Sourced<AgreementContent>[]>>();
  for (const [id, { content }] of items) {
    byItem.set(id, new Map(Object.keys(content.steps).map((organisation) => [organisation, []])));
    yield;
  }
  for (const agreement of agreements.values()) {
    const { consumer } = agreement.content;
    for (const id of agreement.content.items) {
      const ofItem = byItem.get(id);
      const ofConsumer = ofItem?.get(consumer);
      if (ofConsumer) ofConsumer.push(agreement);
      else ofItem?.set(consumer, [agreement]);
    }
    yield;
  }
  const cells: Cell[] = [];
  for (const [id, consumers] of byItem) {
    const item = items.get(id) as Sourced<ItemContent>;
    for (const [organisation, ofConsumer] of consumers) {
      cells.push({
        name: `${id} ${organisation}`,
        organisation,
        item,
        step: item.content.steps[organisation]?.coordinates ?? [],
        agreements: ofConsumer,
        inputs: [organisations.get(organisation)?.content, item.content, ...ofConsumer.map(({ content }) => content)],
      });
    }
    yield;
  }
  return cells;
}
