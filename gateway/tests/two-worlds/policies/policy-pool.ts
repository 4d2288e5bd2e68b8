import type { GraphQLSchema } from 'graphql';
import type { GraphFacts } from '../../../../policies/engine/compile/policy-source';
import { compilePolicy } from '../../../../policies/engine/compile-policy';
import type { AgreementContent, PolicyDocument, PolicyDocuments } from '../../../../policies/engine/documents';
import type { CompiledPolicy } from '../../../../policies/engine/model';
import { Random } from '../../../../schema/testing/random';
import type { ModelCatalogue } from '../model/catalogue';
import { randomDocuments } from './random-documents';

export interface PooledPolicy {
  readonly documents: PolicyDocuments;
  readonly policy: CompiledPolicy;
}

/** Policy sets there are: the stewards' own, and made-up ones. A trace names its set by number. */
export const poolSize = 24;

/** Compiles sets when they are asked for, and keeps them. Number 0 is the one in `policies/`. */
export class PolicyPool {
  private readonly known = new Map<number, PooledPolicy>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly facts: GraphFacts,
    private readonly catalogue: ModelCatalogue,
    private readonly base: PolicyDocuments,
  ) {}

  get(number: number): PooledPolicy {
    let pooled = this.known.get(number);
    if (!pooled) {
      pooled = this.make(number);
      this.known.set(number, pooled);
    }
    return pooled;
  }

  private make(number: number): PooledPolicy {
    let documents =
      number === 0 ? this.base : randomDocuments(this.schema, this.catalogue, this.base, new Random(number));
    for (let round = 0; round < 8; round += 1) {
      const { policy, faults } = compilePolicy(documents, this.schema, this.facts);
      if (policy) return { documents, policy };
      const faulty = new Set(faults.map(({ file, line }) => `${file}:${line}`));
      const next = documents.documents.flatMap((document) => withoutFaulty(document, faulty));
      if (round === 7)
        throw new Error(
          `policy ${number}: ${faults
            .slice(0, 3)
            .map(({ message }) => message)
            .join('; ')}`,
        );
      documents = { ...documents, documents: next };
    }
    throw new Error(`policy ${number} cannot be made`);
  }
}

/** The linter is right: what a grant says that must not be granted is taken out again. */
function withoutFaulty(document: PolicyDocument, faulty: ReadonlySet<string>): PolicyDocument[] {
  if (document.kind !== 'agreement') return [document];
  const { content, file } = document;
  const grants = content.grants.filter((_, index) => !faulty.has(`${file}:${index + 1}`));
  if (grants.length === content.grants.length) return [document];
  return grants.length === 0 ? [] : [{ ...document, content: { ...content, grants } as AgreementContent }];
}
