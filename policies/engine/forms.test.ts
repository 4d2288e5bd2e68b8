import { compareForms, full, none, parseForm, printForm } from './forms';
import type { Form } from './model';

const mask = (name: string): Form => ({ kind: 'mask', mask: name });

describe('forms', () => {
  test.each([
    [full, full, 'same'],
    [full, mask('name'), 'more'],
    [full, none, 'more'],
    [mask('name'), full, 'less'],
    [mask('name'), mask('name'), 'same'],
    [mask('name'), mask('surname'), 'more'],
    [mask('surname'), mask('name'), 'less'],
    [mask('name'), mask('mobile'), 'unordered'],
    [mask('name'), mask('nosuch'), 'unordered'],
    [mask('name'), none, 'more'],
    [none, mask('name'), 'less'],
    [none, none, 'same'],
  ] as const)('%j against %j is %s', (a, b, expected) => {
    expect(compareForms(a, b)).toBe(expected);
  });

  test.each(['full', 'mask(name)'])('%s is read as it is written', (text) => {
    expect(printForm(parseForm(text) as Form)).toBe(text);
  });

  test.each(['none', 'mask()', 'mask(name', 'Full', 'mask(a b)', ''])('`%s` cannot be granted', (text) => {
    expect(parseForm(text)).toBeNull();
  });
});
