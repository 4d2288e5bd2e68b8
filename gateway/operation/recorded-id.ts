import { type DocumentNode, visit } from 'graphql';
import { operationId } from '../../policies/engine/operation-id';

/** Codes and identifiers have more digits than this, counts and years have not. */
const fewDigits = 5;

/**
 * The id of an operation for records and logs: that of its text with what it names left empty. An identity number that
 * stands in the text could be found from the digest of all of it: there are but a thousand of a birthday.
 * @param id the operation's own, the same where it names nothing
 */
export function recordedId(document: DocumentNode, id: string): string {
  let names = false;
  const empty = visit(document, {
    StringValue(node) {
      names ||= node.value !== '';
      return { ...node, value: '', block: false };
    },
    IntValue(node) {
      if (node.value.length <= fewDigits) return undefined;
      names = true;
      return { ...node, value: '0' };
    },
    FloatValue(node) {
      names = true;
      return { ...node, value: '0.0' };
    },
  });
  return names ? operationId(empty) : id;
}
