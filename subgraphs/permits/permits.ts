import { asInstance } from '../kit/as-instance';
import type { Context } from '../kit/context';
import { defineDepartment } from '../kit/define-department';
import type { DepartmentDefinition } from '../kit/definition';
import { keyOf } from '../kit/key-of';
import type { HubClient } from './connector/hub-client';
import { openHub } from './connector/open-hub';
import { createPermitSource } from './connector/permit-source';
import { LegalEntity } from './legal-entity';
import { LegalEntityResolver } from './legal-entity-resolver';
import { createLoaders, type PermitLoaders } from './loaders';
import { Penalty } from './penalty';
import { Permit } from './permit';
import { PermitResolver } from './permit-resolver';

/** What permits states about itself; tests open it on a client that counts. */
export const definition: DepartmentDefinition<HubClient, PermitLoaders> = {
  name: 'permits',
  roots: ['permit'],
  resolvers: [PermitResolver, LegalEntityResolver],
  orphanedTypes: [Permit, Penalty, LegalEntity],
  references: {
    LegalEntity: (representation) => {
      const uscc = keyOf(representation, 'uscc');
      return uscc === null ? null : asInstance(LegalEntity, { uscc });
    },
    Permit: (representation, { loaders }: Context<PermitLoaders>) => {
      const permitId = keyOf(representation, 'permitId');
      return permitId === null ? null : loaders.permit(permitId);
    },
  },
  open: openHub,
  loaders: (client) => createLoaders(createPermitSource(client)),
};

/** 行政许可: permits, read from the departmental REST API behind the national exchange convention, never a database. */
export const permits = defineDepartment(definition);
