import { Command } from 'commander';
import { namedVerbs } from './named-verbs';

const made: string[] = [];
const maker = (name: string) => () => {
  made.push(name);
  return new Command(name);
};
const makers = { start: maker('start'), gateway: maker('gateway') };
const names = (word?: string) => namedVerbs(makers, word).map((verb) => verb.name());
beforeEach(() => {
  made.length = 0;
});

test('only the verb that is named is made', () => {
  expect(names('gateway')).toEqual(['gateway']);
  expect(made).toEqual(['gateway']);
});

test.each([undefined, 'help', '--help', 'gatewya', 'toString'])('`%s` names none, so all are there', (word) => {
  expect(names(word)).toEqual(['start', 'gateway']);
});
