import { Kind } from 'graphql';
import { parseOperation } from '../compile/parse-operation';
import { faultAt, type Place } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import { didYouMean } from '../nearest';
import type { PolicyFault } from '../policy-fault';

/** Organisations, items and operations that documents name are there, and codes name one thing each. */
export function unknownReference(source: PolicySource): PolicyFault[] {
  const { organisations, clients, items, catalogues, operations } = source;
  const faults: PolicyFault[] = [];
  const expect = (place: Place, what: string, name: string, known: ReadonlyMap<string, unknown>) => {
    if (known.has(name)) return;
    const hint = `Register it or correct the name.${didYouMean(name, known.keys())}`;
    faults.push(faultAt(place, 'unknown_reference', `there is no ${what} \`${name}\``, hint));
  };
  for (const { content, place } of catalogues) expect(place('owner'), 'organisation', content.owner, organisations);
  for (const { content, place } of clients.values()) {
    expect(place('organisation'), 'organisation', content.organisation, organisations);
  }
  const codes = new Map<string, string>();
  for (const { content, place } of items.values()) {
    expect(place('owner'), 'organisation', content.owner, organisations);
    for (const organisation of Object.keys(content.steps)) {
      expect(place('steps', organisation), 'organisation', organisation, organisations);
    }
    content.operations?.forEach((file, index) => {
      expect(place('operations', index), 'operation', file, operations);
      const problem = operations.has(file) ? wrongOperation(operations.get(file) as string) : null;
      if (problem)
        faults.push(
          faultAt(place('operations', index), 'unknown_reference', `\`${file}\`: ${problem}`, 'Correct the file.'),
        );
    });
    const other = codes.get(content.code);
    if (other) {
      const message = `the code \`${content.code}\` is that of item \`${other}\` already`;
      faults.push(faultAt(place('code'), 'duplicate', message, 'Every item has a code of its own.'));
    }
    codes.set(content.code, content.id);
  }
  if (!source.limits) {
    const message = 'there are no general limits for look-ups and verifications';
    const place = { file: 'registry/limits.yaml', line: 1, column: 1 };
    faults.push(faultAt(place, 'unknown_reference', message, 'Write registry/limits.yaml.'));
  }
  return faults;
}

function wrongOperation(text: string): string | null {
  const document = parseOperation(text);
  if (!document) return 'no GraphQL document';
  const count = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
  return count === 1 ? null : `${count} operations, expected one`;
}
