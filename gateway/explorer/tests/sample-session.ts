import type { ExplorerItem, ExplorerOperation, ExplorerPersona } from '../model';

const items: readonly ExplorerItem[] = [
  {
    id: 'S02',
    code: '11990000000000174N3990100700201',
    label: { zh: '随迁子女入学', en: 'School entry of migrant children' },
    requiresConsent: false,
    persona: 'education',
  },
  {
    id: 'S07',
    code: '11990000000000107Q3990100700701',
    label: { zh: '户口迁入', en: 'Household move-in' },
    requiresConsent: false,
    persona: 'psb',
  },
  {
    id: 'S10',
    code: '11990000000001134R3990500101001',
    label: { zh: '社会救助核对', en: 'Social assistance check' },
    requiresConsent: true,
    persona: 'civil-affairs',
  },
  {
    id: 'S06',
    code: '11990000000000107Q3990100100601',
    label: { zh: '任职资格', en: 'Qualification for office' },
    requiresConsent: false,
    persona: 'psb',
  },
];

const persona = (id: string, zh: string, en: string, item: number | null): ExplorerPersona => {
  const code = item === null ? null : items[item]!.code;
  return { id, label: { zh, en }, item: code, case: code && `${code}202611200001` };
};

const personas: readonly ExplorerPersona[] = [
  persona('psb', '公安', 'Public security', 1),
  persona('education', '教育', 'Education', 0),
  persona('ride-platform', '网约车平台', 'Ride-hailing platform', null),
  persona('civil-affairs', '民政', 'Civil affairs', 2),
];

const operations: readonly ExplorerOperation[] = [
  {
    id: 'S07',
    query: 'query S07MoveIn($head: IdNumber!) {\n  head: person(idNumber: $head) {\n    name\n    idNumber\n  }\n}\n',
    variables: { head: '990101198604170244' },
  },
  {
    id: 'S10',
    query:
      'query S10Assistance($applicant: IdNumber!) {\n  person(idNumber: $applicant) {\n    vitalStatus\n    socialInsurance {\n      insured\n    }\n  }\n}\n',
    variables: { applicant: '990101198604170244' },
  },
  {
    id: 'S06',
    query: 'query S06Discipline($id: IdNumber!) {\n  person(idNumber: $id) {\n    isAdult\n  }\n}\n',
    variables: { id: '990101198604170244' },
  },
  {
    id: 'four-readers',
    query: `query FourReaders($id: IdNumber!) {
  person(idNumber: $id) {
    name
    idNumber
    birthDate
    isAdult
    isSchoolAge(year: 2026)
    sex
    householdDivision {
      code
    }
    residenceAddress {
      text
    }
    maritalStatus
    mobile
    licenses {
      typeName
      status
    }
  }
}
`,
    variables: { id: '990101198604170244' },
  },
];

/** A small session: four items, one of them nobody's first, four personas, four operations. */
export const sampleSession = { personas, items, operations };
