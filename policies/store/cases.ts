import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyFault } from '../engine/policy-fault';
import { checkForm } from './check-form';
import { readYaml } from './yaml-document';

/** Who asks what under which item, and what must come of it. See `schemas/cases.schema.json`. */
export interface PolicyCase {
  readonly name: string;
  readonly client: string;
  readonly item: string | null;
  readonly case?: boolean;
  readonly consent?: {
    readonly subjects: readonly string[];
    readonly item?: string;
    readonly coordinates?: readonly string[];
    readonly expiresAt?: string;
  };
  readonly operation: string;
  readonly variables?: string | Readonly<Record<string, unknown>>;
  readonly now?: string;
  readonly expect?: Readonly<Record<string, string>>;
  readonly expectAll?: string;
}

export interface LocatedCase {
  readonly file: string;
  readonly line: number;
  readonly content: PolicyCase;
}

/** Reads `cases/*.yaml` below a folder of policies. */
export function readCases(directory: string): { cases: readonly LocatedCase[]; faults: readonly PolicyFault[] } {
  const cases: LocatedCase[] = [];
  const faults: PolicyFault[] = [];
  const folder = join(directory, 'cases');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  for (const name of names.sort()) {
    const file = `cases/${name}`;
    const yaml = readYaml(file, readFileSync(join(folder, name), 'utf8'));
    const found = yaml.faults.length > 0 ? yaml.faults : checkForm(file, 'cases', yaml);
    faults.push(...found);
    if (found.length > 0) continue;
    (yaml.content as PolicyCase[]).forEach((content, index) => {
      cases.push({ file, line: yaml.at([index]).line, content });
    });
  }
  return { cases, faults };
}
