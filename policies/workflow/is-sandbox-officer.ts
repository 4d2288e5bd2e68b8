import type { OfficerContent } from '../engine/documents';
import { publicKeyText } from './public-key-text';
import { sandboxOfficerKey } from './sandbox-officer-key';

/** Whether one of an officer's keys is the published one of that id, with which anybody can sign for them. */
export function isSandboxOfficer({ id, publicKey, previousKeys = [] }: OfficerContent): boolean {
  const published = publicKeyText(sandboxOfficerKey(id));
  return [publicKey, ...previousKeys.map((previous) => previous.publicKey)].includes(published);
}
