import { decisionScope } from './decision-scope';
import type { ShareRequest } from './model';
import { prepareUse } from './prepare-use';
import { codes, policyWith, replaced, request } from './tests/fixture';

const items = 'registry/items.yaml';
const adult = '990101198604170244';
const day = 24 * 3_600_000;

test('consents are asked of the request at hand, not of the one for which the field was settled', () => {
  const bulk: [string, string] = ['    requires: [consent]\n', '    requires: [consent]\n    bulk: true\n'];
  const policy = policyWith({ [items]: replaced(items, ...bulk) });
  const consented = (subjects: string[]): ShareRequest => ({
    ...request,
    item: codes.CONSENT,
    consent: { item: codes.CONSENT, subjects, coordinates: ['Query.persons'], expiresAtMs: request.nowMs + 1 },
  });
  const [settledFor, other] = [consented([adult]), consented([])];
  expect(decisionScope(other)).toBe(decisionScope(settledFor));
  const use = prepareUse(policy, settledFor, { coordinate: 'Query.persons', parent: null });
  const said = (who: ShareRequest) => use(who, { idNumbers: [adult] }).refusal?.reason ?? null;
  expect([said(settledFor), said(other), said(settledFor)]).toEqual([null, 'consent_subject', null]);
});

test('ages are those at the moment of the request', () => {
  const policy = policyWith({ [items]: replaced(items, '    minors: true\n', '') });
  const who = { ...request, item: codes.CASES, case: `${codes.CASES}202611200001` };
  const use = prepareUse(policy, who, { coordinate: 'Query.persons', parent: null });
  const youth = '990101201905060128';
  const said = (nowMs: number) => use({ ...who, nowMs }, { idNumbers: [youth] }).refusal?.reason ?? null;
  expect([said(who.nowMs), said(who.nowMs + 20 * 365 * day)]).toEqual(['minor', null]);
});
