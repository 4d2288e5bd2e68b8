import fc from 'fast-check';
import { addWorkingDays, isWorkingDay } from './working-days';

const plain = { holidays: new Set<string>(), workdays: new Set<string>() };
/** The week around 1 May of some year: five days off, the Saturday after worked. */
const may = {
  holidays: new Set(['2026-05-01', '2026-05-04', '2026-05-05']),
  workdays: new Set(['2026-05-09']),
};

test('the day of arrival doesn’t count, weekends don’t either', () => {
  expect(addWorkingDays('2026-11-20', 0, plain)).toBe('2026-11-20');
  expect(addWorkingDays('2026-11-20', 1, plain)).toBe('2026-11-23');
  expect(addWorkingDays('2026-11-21', 1, plain)).toBe('2026-11-23');
  expect(addWorkingDays('2026-11-20', 10, plain)).toBe('2026-12-04');
});

test('holidays are left out and made-up Saturdays counted', () => {
  expect(addWorkingDays('2026-04-30', 1, plain)).toBe('2026-05-01');
  expect(addWorkingDays('2026-04-30', 1, may)).toBe('2026-05-06');
  expect(addWorkingDays('2026-04-30', 4, may)).toBe('2026-05-09');
  expect(addWorkingDays('2026-04-30', 5, may)).toBe('2026-05-11');
});

test('a term ends on a working day, with as many working days in it as it has', () => {
  const days = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 40 }), (date, count) => {
      const start = date.toISOString().slice(0, 10);
      const end = addWorkingDays(start, count, may);
      let working = 0;
      for (let ms = Date.parse(start) + 86_400_000; ms <= Date.parse(end); ms += 86_400_000) {
        if (isWorkingDay(new Date(ms).toISOString().slice(0, 10), may)) working += 1;
      }
      expect(isWorkingDay(end, may)).toBe(true);
      expect(working).toBe(count);
    }),
    { numRuns: 200 },
  );
});
