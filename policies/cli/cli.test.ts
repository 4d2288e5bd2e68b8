import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadGraph } from '../../schema/supergraph';
import { checkPolicy } from './check-policy';
import { explainPolicy } from './explain-policy';
import { testPolicy } from './test-policy';

/** The commands against a copy of the project's own policies, changed by each test. */
describe('policy commands', () => {
  const graph = loadGraph(readFileSync(join(__dirname, '../../schema/supergraph.graphql'), 'utf8'));
  const own = join(__dirname, '..');
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'policies-'));
    for (const folder of ['catalogue', 'registry', 'agreements', 'cases', 'operations']) {
      cpSync(join(own, folder), join(directory, folder), { recursive: true });
    }
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  const edit = (file: string, from: string | RegExp, to: string) => {
    const before = readFileSync(join(directory, file), 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(join(directory, file), after);
  };
  const check = () => checkPolicy({ directory, graph });

  describe('check', () => {
    test('passes on the project’s own policies', () => {
      const { exitCode, lines } = check();
      expect([exitCode, lines.length, lines[0]]).toEqual([0, 1, expect.stringContaining('policy is sound: ')]);
    });

    test('writes JSON', () => {
      const told = () => JSON.parse(checkPolicy({ directory, graph, json: true }).lines.join('\n'));
      expect(told()).toEqual({ revision: expect.stringMatching(/^[0-9a-f]{64}$/), faults: [] });
      edit('catalogue/population.yaml', 'updateCycle', 'updateCylce');
      expect(told()).toMatchObject({ revision: null, faults: [{ code: 'form', file: 'catalogue/population.yaml' }] });
    });

    test('fails when a coordinate is deleted from the catalogue', () => {
      edit('catalogue/population.yaml', /\n {6}militaryService:(\n {8}.*)+/, '');
      const { exitCode, lines } = check();
      expect(exitCode).toBe(1);
      expect(lines[0]).toMatch(
        /^\/.*\/catalogue\/population\.yaml:\d+:\d+ unclassified: `Person\.militaryService` is in the graph/,
      );
    });

    test('fails on a misspelt key, and names the right one', () => {
      edit('catalogue/population.yaml', 'updateCycle', 'updateCylce');
      expect(check().lines[0]).toMatch(
        /^\/.*\/catalogue\/population\.yaml:\d+:\d+ form: unknown key `updateCylce`.*Did you mean `updateCycle`\?$/,
      );
    });

    test('fails on withholding without a basis', () => {
      edit('catalogue/livelihood.yaml', / {8}legalBasis: .*\n/, '');
      expect(check().lines[0]).toMatch(
        /^\/.*\/catalogue\/livelihood\.yaml:\d+:\d+ withheld_without_basis: `\w+\.\w+` is withheld without a legal basis/,
      );
    });

    test('fails on two forms that together rebuild an ID number', () => {
      edit(
        'agreements/s02-population-education.yaml',
        /^grants:\n/m,
        'grants:\n  - coordinates: [Person.idNumber, Person.birthDate]\n',
      );
      expect(check().lines[0]).toMatch(
        /^\/.*\/agreements\/s02-population-education\.yaml:\d+:\d+ rebuilt_id_number: `education` under S02 can rebuild `Person\.idNumber`/,
      );
    });

    test('names a file as the terminal finds it from where the command runs', () => {
      edit('catalogue/population.yaml', 'updateCycle', 'updateCylce');
      const cwd = jest.spyOn(process, 'cwd').mockReturnValue(join(directory, '..'));
      const { lines } = check();
      cwd.mockRestore();
      expect(lines[0]).toMatch(/^policies-[^/]+\/catalogue\/population\.yaml:\d+:\d+ form: /);
      expect(lines.at(-1)).toBe('1 fault');
    });

    test('fails on a case with a misspelt key', () => {
      writeFileSync(
        join(directory, 'cases/x.yaml'),
        '- { name: x, client: psb-app, item: S07, operation: S07.graphql, expct: {} }\n',
      );
      const { exitCode, lines } = check();
      expect([
        exitCode,
        lines.some((line) => /^\/.*\/cases\/x\.yaml:1:\d+ form: unknown key `expct`/.test(line)),
      ]).toEqual([1, true]);
    });
  });

  describe('test', () => {
    const run = (text?: string) => {
      if (text !== undefined) {
        rmSync(join(directory, 'cases'), { recursive: true });
        cpSync(join(own, 'cases'), join(directory, 'cases'), {
          recursive: true,
          filter: (from) => !from.endsWith('.yaml'),
        });
        writeFileSync(join(directory, 'cases/x.yaml'), text);
      }
      return testPolicy({ directory, graph });
    };

    test('passes on the project’s own cases', () => {
      const { exitCode, lines } = run();
      expect([exitCode, lines[0]]).toEqual([
        0,
        expect.stringMatching(/^\d{2,} cases, 0 failed, revision [0-9a-f]{12}$/),
      ]);
    });

    test('some case expects something of everything in the project’s own documents', () => {
      const { lines } = testPolicy({ directory, graph, uncovered: true });
      expect(lines.slice(2).map((line) => line.trim().split(/ {2,}/))).toEqual(
        ['items', 'steps', 'grants', 'forbids', 'catalogue', 'arguments'].map((kind) => [
          kind,
          expect.stringMatching(/^(\d+) of \1$/),
          '100.0 %',
        ]),
      );
    });

    const one = `
- name: one
  client: psb-app
  item: S07
  operation: '{ person(idNumber: "990101198604170244") { photo maritalStatus } }'
  expect: { person.photo: withheld }
`;

    test('lists what no case touches, and leaves out what a case asks for without expecting anything of it', () => {
      run(one);
      const { lines } = testPolicy({ directory, graph, uncovered: true });
      const touched = (what: string) => !lines.some((line) => line.endsWith(what));
      expect([touched(' catalogue: Person.photo'), touched(' catalogue: Person.maritalStatus')]).toEqual([true, false]);
      expect(lines).toContainEqual(expect.stringMatching(/^\/.*\/registry\/items\.yaml:\d+ items: S01$/));
    });

    test('counts what no case touches where nobody asked for the list', () => {
      const { lines } = run(one);
      expect(lines[2]).toMatch(/^ {2}items +1 of 12 +8\.3 %$/);
      expect(lines.at(-1)).toMatch(/^ {2}--uncovered lists the \d{3} that no case touches$/);
    });

    test('writes JSON, on stdout also when a case fails', () => {
      run(`${one.replace('withheld', 'full')}`);
      const { exitCode, stream, lines } = testPolicy({ directory, graph, json: true });
      const told = JSON.parse(lines.join('\n'));
      expect([exitCode, stream, told.cases]).toEqual([1, 'stdout', 1]);
      expect(told.failed).toEqual([
        { file: 'cases/x.yaml', line: 2, name: 'one', differences: ['person.photo: expected full, got withheld'] },
      ]);
      expect(told.coverage[0]).toMatchObject({ kind: 'items', total: 12, covered: 1 });
    });

    test('tells where something else came out, and of paths that are not there', () => {
      const { exitCode, lines } = run(`
- name: two wrong ideas
  client: psb-app
  item: S07
  operation: '{ person(idNumber: "990101198604170244") { photo } }'
  expect: { person.photo: full, person.foto: withheld }
`);
      expect([exitCode, lines.slice(0, 4)]).toEqual([
        1,
        [
          expect.stringMatching(/^\/.*\/cases\/x\.yaml:2 two wrong ideas$/),
          '  person.photo: expected full, got withheld',
          '  person.foto: the operation has no such path; did you mean person.photo?',
          expect.stringMatching(/^1 case, 1 failed/),
        ],
      ]);
    });

    test.each([
      [
        'a client',
        'client: x, item: S07, operation: "{ person(idNumber: \\"990101198604170244\\") { pid } }"',
        'there is no client `x`',
      ],
      [
        'an item',
        'client: psb-app, item: S99, operation: "{ person(idNumber: \\"990101198604170244\\") { pid } }"',
        'there is no item `S99`',
      ],
      [
        'a moment',
        'client: psb-app, item: S07, now: soon, operation: "{ person(idNumber: \\"990101198604170244\\") { pid } }"',
        '`soon` is no date',
      ],
      ['a field', 'client: psb-app, item: S07, operation: "{ soul }"', 'the operation is invalid: Cannot query field'],
      [
        'a hidden field',
        'client: psb-app, item: S07, operation: "{ healthPass(idNumber: \\"990101198604170244\\") { pid } }"',
        'the operation is invalid: Cannot query field',
      ],
      [
        'a variable',
        'client: psb-app, item: S07, operation: "query ($id: IdNumber!) { person(idNumber: $id) { pid } }"',
        'the variables are wrong: ',
      ],
      [
        'one operation',
        'client: psb-app, item: S07, operation: "query A { __typename } query B { __typename }"',
        'expected one operation, got 2',
      ],
    ])('fails a case without %s', (_what, keys, expected) => {
      const { exitCode, lines } = run(`- { name: n, ${keys}, expectAll: full }\n`);
      expect([exitCode, lines[1]]).toEqual([1, expect.stringContaining(expected)]);
    });

    test('a set without cases proves nothing', () => {
      const { exitCode, lines } = run('[]\n');
      expect([exitCode, lines[0]]).toEqual([1, expect.stringMatching(/^0 cases/)]);
    });

    test('runs nothing on documents with faults', () => {
      edit('catalogue/population.yaml', 'updateCycle', 'updateCylce');
      expect(run()).toMatchObject({
        exitCode: 1,
        lines: [expect.stringContaining('updateCylce'), 'no case was run: correct the documents first'],
      });
    });
  });

  describe('explain', () => {
    const explain = (coordinate: string, client: string, item: string | null) =>
      explainPolicy({ directory, graph, subject: { coordinate }, client, item, now: '2026-11-20' });

    test('says what, by which rules, and why not more', () => {
      const { exitCode, lines } = explain('Person.name', 'education-app', 'S02');
      expect([exitCode, lines[0], lines[2]]).toEqual([
        0,
        'Person.name 姓名 / Name',
        '  education-app under S02: mask(name)',
      ]);
      expect(lines.join('\n')).toMatch(/determined by agreement:s02-population-education\/grant:\d+/);
      expect(lines.join('\n')).toMatch(/grant:2 \(.*\/agreements\/s02-population-education\.yaml:14\)/);
      expect(lines.slice(-2)).toEqual([
        '  why not more: for full,',
        expect.stringMatching(
          /^ {4}- agreement `s02-population-education` of psb .* for S02 does not grant `Person\.name` in full: it has to be added and approved \(.*:12\)$/,
        ),
      ]);
    });

    test('takes an item by its short id or its code', () => {
      const code = '11990000000000174N3990100700201';
      const byId = explain('Person.name', 'education-app', 'S02').lines;
      for (const given of [code, code.toLowerCase()])
        expect(explain('Person.name', 'education-app', given).lines).toEqual(
          byId.map((line) => line.replace('under S02:', `under ${given}:`)),
        );
    });

    test('says on what basis nothing is given', () => {
      expect(explain('Person.photo', 'psb-app', 'S07').lines.at(-1)).toMatch(
        /^ {4}- withheld by law and not to be granted: 《.*》.* \(.*population\.yaml:\d+\)$/,
      );
      expect(explain('Person.name', 'psb-app', null).lines.join('\n')).toContain('x-share-item');
    });

    test('says where a field leads to a type of which nothing is granted', () => {
      const about = (coordinate: string) => explain(coordinate, 'tax-app', 'S09').lines.join('\n');
      expect(about('LegalEntity.changes')).toMatch(
        / {2}it leads to `EntityChange`, of which nothing is granted here: until some field is, this one is refused too$/,
      );
      expect(about('LegalEntity.credit')).not.toContain('it leads to');
      expect(about('LegalEntity.name')).not.toContain('it leads to');
    });

    test('goes through an operation, path by path', () => {
      const about = { directory, graph, client: 'education-app', item: 'S02', now: '2026-11-20' };
      const { exitCode, lines } = explainPolicy({ ...about, subject: { operation: 'four-readers' } });
      expect([exitCode, lines.filter((line) => /^person/.test(line)).slice(0, 3)]).toEqual([
        0,
        [
          expect.stringMatching(/^person {2}Query\.person /),
          expect.stringMatching(/^person\.birthDate {2}Person\.birthDate /),
          expect.stringMatching(/^person\.householdDivision {2}Person\.householdDivision /),
        ],
      ]);
      const { uses } = JSON.parse(
        explainPolicy({ ...about, subject: { operation: 'four-readers' }, json: true }).lines.join('\n'),
      );
      const of = (path: string) => uses.find((use: { path: string }) => use.path === path);
      expect(of('person.isAdult')).toMatchObject({
        outcome: 'outside_item',
        more: { form: 'full', possible: true, needs: [{ place: { file: 'registry/items.yaml' } }] },
      });
      expect(of('person.name').rules).toEqual([
        {
          rule: 'agreement:s02-population-education/grant:2',
          place: { file: 'agreements/s02-population-education.yaml', line: 14, column: expect.any(Number) },
        },
      ]);
    });

    test('takes the text of an operation with variables', () => {
      const { exitCode, lines } = explainPolicy({
        directory,
        graph,
        client: 'education-app',
        item: 'S02',
        now: '2026-11-20',
        subject: {
          operation: 'query ($y: Int!) { person(idNumber: "990101198604170244") { isSchoolAge(year: $y) } }',
          variables: { y: 2030 },
        },
      });
      expect(exitCode).toBe(0);
      expect(lines.join('\n')).toContain('only when `args.year >= request.year - 1 && args.year <= request.year + 1`');
    });

    test('says what depends on where the field stands, until it is told', () => {
      const of = (coordinate: string, parent?: string) =>
        explainPolicy({
          directory,
          graph,
          client: 'psb-app',
          item: 'S07',
          now: '2026-11-20',
          subject: { coordinate, parent },
        }).lines;
      const unsaid = of('Person.licenses').join('\n');
      expect(unsaid).toContain(
        '  depends on where the field stands: agreement:s07-licenses-psb/grant:1 grants full when',
      );
      expect(unsaid).toContain('that depends on where the field stands, and it was not said where');
      expect(of('Person.licenses', 'Query.person')[2]).toBe('  psb-app under S07: full');
      const member = of('Person.licenses', 'HouseholdMember.person').join('\n');
      expect(member).toContain('  psb-app under S07: when_rule');
      expect(member).toContain('  condition not met: agreement:s07-licenses-psb/grant:1');
      expect(of('Query.person')[2]).toBe('  psb-app under S07: full');
      expect(of('Person.licenses', 'HouseholdMember.persn')).toEqual([
        '`Person.licenses` never stands below `HouseholdMember.persn`: that is no field of a concrete type that returns `Person`, did you mean `HouseholdMember.person`?',
      ]);
      expect(of('Query.person', 'Query.person')).toEqual([
        '`Query.person` never stands below `Query.person`: no field of the graph returns `Query`',
      ]);
    });

    test('reads arguments and consents as a gateway does', () => {
      const about = { directory, graph, client: 'civil-affairs-app', item: 'S10', now: '2026-11-20' };
      const of = (idNumber: string, ...consent: string[]) =>
        explainPolicy({ ...about, consent, subject: { coordinate: 'Query.person', arguments: { idNumber } } }).lines[2];
      const [given, other] = ['99010119680210103X', '990101198604170244'];
      for (const spelling of [given, given.toLowerCase()]) {
        expect(of(given, spelling)).toBe('  civil-affairs-app under S10: full');
        expect(of(spelling, other, ` ${given}`)).toBe('  civil-affairs-app under S10: full');
      }
      expect(of(given, other)).toBe('  civil-affairs-app under S10: consent_subject');
      expect(of(given, '990101')).toBe(undefined);
    });

    test.each([
      [{ idNumbr: '990101198604170244' }, '`idNumbr` is no argument of `Query.person`. Did you mean `idNumber`?'],
      [{ x: 1 }, '`x` is no argument of `Query.person`. Arguments: idNumber.'],
      [{ idNumber: 12 }, '`idNumber` of `Query.person`: `IdNumber` is not valid (type): expected a string'],
      [{ idNumber: null }, expect.stringMatching(/^`idNumber` of `Query\.person`: .* not to be null\.$/)],
    ])('refuses arguments that no operation could give: %j', (args, line) => {
      const subject = { coordinate: 'Query.person', arguments: args };
      expect(explainPolicy({ directory, graph, client: 'psb-app', item: 'S07', now: '2026-11-20', subject })).toEqual({
        exitCode: 1,
        lines: [line],
      });
    });

    test.each([
      ['Person.nmae', 'psb-app', 'S07', '`Person.nmae` is not in the catalogue. Did you mean `Person.name`?'],
      ['Person.name', 'psb', 'S07', 'there is no client `psb`. Did you mean `psb-app`?'],
      [
        'Person.name',
        'psb-app',
        'S99',
        expect.stringMatching(/^there is no item `S99`. Items: S01, .*S12, or their 31-character codes\.$/),
      ],
    ])('of %s, %s, %s: %s', (coordinate, client, item, line) => {
      expect(explain(coordinate, client, item)).toEqual({ exitCode: 1, lines: [line] });
    });
  });
});
