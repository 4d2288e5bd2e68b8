import { readAnswer } from './read-answer';

const listOf = (count: number, element: string) =>
  Buffer.from(`{"data":{"of":[${Array(count).fill(element).join()}]}}`);

test('so many values that reading them would hold everybody up are not read', () => {
  // A page that is large because of what stands in it.
  const page = listOf(1_000, `{"text":"${'{,'.repeat(100)}${'x'.repeat(2_000)}"}`);
  expect(readAnswer(200, page).data).toHaveProperty('of.length', 1_000);
  // Each has a bracket and a comma.
  expect(readAnswer(200, listOf(249_998, '{}')).data).toHaveProperty('of.length', 249_998);
  const given = () => readAnswer(200, listOf(250_000, '{}'));
  expect(given).toThrow(expect.objectContaining({ code: 'DEPARTMENT_ANSWER_INVALID' }));
});
