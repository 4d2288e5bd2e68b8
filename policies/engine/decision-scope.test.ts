import { decisionScope, decisionSpan, hasRules } from './decision-scope';
import { codes, policyWith, request } from './tests/fixture';

const policy = policyWith();
const ms = (moment: string) => Date.parse(`${moment}+08:00`);
const consent = {
  subjects: ['1'],
  item: codes.CONSENT,
  coordinates: ['Person.isAdult'],
  expiresAtMs: ms('2026-11-21T00:00:00'),
};

describe('decisionScope', () => {
  test('is the same for requests that differ in nothing that a decision without rules depends on', () => {
    const same = [
      request,
      { ...request, operator: 'another', roles: ['clerk'], nowMs: 0, operation: 'x' },
      { ...request, case: `${codes.CASES}-1` },
      { ...request, case: 'x' },
    ].map(decisionScope);
    expect(new Set(same).size).toBe(1);
  });

  test('differs wherever such a decision may', () => {
    const scopes = [
      request,
      { ...request, client: 'other' },
      { ...request, organisation: 'other' },
      { ...request, item: codes.CASES },
      { ...request, item: null },
      { ...request, case: `${codes.A}-1` },
      { ...request, consent },
      { ...request, consent: { ...consent, item: codes.A } },
      { ...request, consent: { ...consent, coordinates: [] } },
      { ...request, consent: { ...consent, expiresAtMs: 0 } },
    ].map(decisionScope);
    expect(new Set(scopes).size).toBe(scopes.length);
    expect(decisionScope({ ...request, consent: { ...consent, subjects: [] } })).toBe(
      decisionScope({ ...request, consent }),
    );
    expect(decisionScope({ ...request, item: null, case: `${codes.A}-1` })).toBe(
      decisionScope({ ...request, item: null }),
    );
  });
});

describe('hasRules', () => {
  test.each([
    ['License.number', true],
    ['Person.mobile', true],
    ['Person.licenses', false],
    ['Person.photo', false],
  ])('%s: %s', (coordinate, expected) => {
    expect(hasRules(policy, request, coordinate)).toBe(expected);
  });
});

describe('decisionSpan', () => {
  test('begins and ends with the terms of agreements around it, forbids included', () => {
    // Of `school` until the end of 2026, of `more` until the end of 2027, of `ended` until the end of 2025.
    expect(decisionSpan(policy, request, ['Person.name'])).toEqual({
      sinceMs: ms('2026-01-01T00:00:00'),
      untilMs: ms('2027-01-01T00:00:00'),
    });
    const later = { ...request, nowMs: ms('2027-01-01T00:00:00') };
    expect(decisionSpan(policy, later, ['Person.name'])).toEqual({
      sinceMs: ms('2027-01-01T00:00:00'),
      untilMs: ms('2028-01-01T00:00:00'),
    });
    expect(decisionSpan(policy, { ...request, nowMs: ms('2025-06-01T00:00:00') }, ['Person.name'])).toEqual({
      sinceMs: ms('2025-01-01T00:00:00'),
      untilMs: ms('2026-01-01T00:00:00'),
    });
  });

  test('has no end where nothing ends', () => {
    const forever = { sinceMs: Number.NEGATIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY };
    expect(decisionSpan(policy, request, [])).toEqual(forever);
    expect(decisionSpan(policy, request, ['Person.isAdult', 'Person.photo'])).toEqual(forever);
  });

  test('ends with a consent', () => {
    const span = decisionSpan(policy, { ...request, consent }, ['Person.name']);
    expect(span.untilMs).toBe(consent.expiresAtMs);
    expect(decisionSpan(policy, { ...request, consent, nowMs: consent.expiresAtMs }, []).sinceMs).toBe(
      consent.expiresAtMs,
    );
  });
});
