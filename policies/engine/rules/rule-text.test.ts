import { ruleText } from './rule-text';

test('a rule is told with what it lets be null, in whatever order that was written', () => {
  expect(ruleText('row.a == 1')).toBe('row.a == 1');
  expect(ruleText({ rule: 'row.a == 1', nullable: [] })).toBe('row.a == 1');
  expect(ruleText({ rule: 'row.a == row.b', nullable: ['row.b', 'row.a'] })).toBe(
    'row.a == row.b (null allowed: row.a, row.b)',
  );
});
