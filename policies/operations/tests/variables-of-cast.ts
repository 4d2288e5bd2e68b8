import { cast } from '../../../subgraphs/registers/cast';

const { persons, entities, addresses, licenses } = cast;

/** What `policies/operations/<name>.variables.json` has to hold, by operation, so that it names the cast. */
export const variablesOfCast: Readonly<Record<string, object>> = {
  S01: {
    uscc: entities.restaurant.uscc,
    premises: addresses.premises,
    repId: persons.zhangMin.idNumber,
    repName: persons.zhangMin.name,
  },
  S02: {
    child: persons.liXiaoYu.idNumber,
    childName: persons.liXiaoYu.name,
    guardian: persons.zhangMin.idNumber,
    guardianName: persons.zhangMin.name,
    birth: '990101',
    year: 2026,
    school: entities.school.uscc,
    home: addresses.home,
  },
  S03: {
    mother: persons.zhangMin.idNumber,
    father: persons.liQiang.idNumber,
    birthCertificate: licenses.birthCertificate,
    motherCode: persons.zhangMin.idNumber,
  },
  S04: {
    bidders: [entities.bidder1, entities.bidder2, entities.bidder3, entities.bidder4, entities.bidder5].map(
      ({ uscc }) => uscc,
    ),
    since: '2020-01-01',
  },
  S05: { id: persons.liQiang.idNumber },
  S06: { candidate: persons.wangFang.idNumber, candidateName: persons.wangFang.name },
  S07: { head: persons.zhangMin.idNumber, members: persons.liXiaoYu.idNumber, newHome: addresses.newHome },
  S08: {
    license: licenses.driving,
    driver: persons.liQiang.idNumber,
    name: persons.liQiang.name,
    holder: persons.liQiang.idNumber,
  },
  S09: { uscc: entities.closing.uscc },
  S10: { applicant: persons.applicantChen.idNumber },
  S11: {
    contractor: entities.contractor.uscc,
    contractorCode: entities.contractor.uscc,
    managerCert: licenses.managerCertificate,
    manager: persons.sunManager.idNumber,
    safetyCert: licenses.contractorSafety,
  },
  S12: { uscc: entities.renamed.uscc, since: '2024-01-01' },
  'four-readers': { id: persons.zhangMin.idNumber },
};
