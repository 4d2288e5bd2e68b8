import { stringify } from 'yaml';
import type { AgreementContent } from '../engine/documents';

/** Its text, as stewards read it. */
export function agreementText(content: AgreementContent, application: number): string {
  const head = `# Made by the workflow from application ${application}. A change undoes the approval: apply anew instead.\n`;
  return head + stringify(content, { lineWidth: 0, version: '1.2' });
}
