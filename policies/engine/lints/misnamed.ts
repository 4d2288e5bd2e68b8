import { faultAt } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import type { PolicyFault } from '../policy-fault';

/** An agreement has the name of its file: who revokes or approves one by name means that file. */
export function* misnamed({ agreements }: PolicySource): Iterable<PolicyFault | null> {
  for (const { content, place } of agreements.values()) {
    const { file } = place();
    const named = file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, '');
    if (named !== content.id) {
      const message = `the agreement \`${content.id}\` stands in \`${file}\``;
      const hint = `Rename the file to \`${content.id}.yaml\`, or the agreement to \`${named}\`.`;
      yield faultAt(place('id'), 'misnamed', message, hint);
    }
    yield null;
  }
}
