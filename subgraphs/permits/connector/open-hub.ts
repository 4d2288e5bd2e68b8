import type { DepartmentOptions } from '../../kit/department';
import { createHubClient, type HubClient } from './hub-client';

/** The client of the hub that the department was configured with. Throws when it was configured with none. */
export function openHub({ hub, clock }: DepartmentOptions): HubClient {
  if (!hub)
    throw new Error('permits: expected `hub` with url, requester and secret, got none; the operator must set it');
  return createHubClient({ ...hub, clock });
}
