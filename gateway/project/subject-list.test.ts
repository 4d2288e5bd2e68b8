import { SubjectList } from './subject-list';

test('names each subject once, in the order of their first appearance, persons apart from organisations', () => {
  const subjects = new SubjectList();
  for (const [kind, id] of [
    ['organisation', '1'],
    ['person', '2'],
    ['person', '1'],
    ['organisation', '1'],
    ['person', '2'],
  ] as const)
    subjects.add(kind, id);
  expect(subjects.list).toEqual([
    { kind: 'organisation', id: '1' },
    { kind: 'person', id: '2' },
    { kind: 'person', id: '1' },
  ]);
});
