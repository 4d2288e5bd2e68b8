/** An organ of state or a company that has a part in the twelve service items. */
export interface Organisation {
  readonly id: string;
  readonly uscc: string;
  readonly name: string;
  /** Of GB 32100: 机关, 事业单位 or 有限责任公司. */
  readonly entityType: string;
}

const organ = (id: string, uscc: string, name: string): Organisation => ({ id, uscc, name, entityType: '机关' });

/** Present in every world's register of legal entities, with the same codes. */
export const organisations: readonly Organisation[] = [
  organ('psb', '11990000000000107Q', '云州省公安厅'),
  organ('amr', '11990000000000115K', '云州省市场监督管理局'),
  organ('ndrc', '11990000000000123E', '云州省发展和改革委员会'),
  organ('license-bureau', '119900000000001319', '云州省电子证照管理中心'),
  organ('approval-bureau', '1199000000000014X1', '云州省行政审批服务局'),
  organ('natural-resources', '119900000000001581', '云州省自然资源厅'),
  organ('hrss', '11990000000000166U', '云州省人力资源和社会保障厅'),
  organ('education', '11990000000000174N', '云州省教育厅'),
  organ('health', '11990000000000182H', '云州省卫生健康委员会'),
  organ('medical-insurance', '11990000000000190C', '云州省医疗保障局'),
  organ('tender-centre', '1199000000000110X4', '云州省公共资源交易中心'),
  organ('transport', '119900000000011184', '云州省交通运输厅'),
  organ('venue', '11990000000001126Y', '云州省场所码管理中心'),
  organ('civil-affairs', '11990000000001134R', '云州省民政厅'),
  organ('housing', '11990000000001142L', '云州省住房和城乡建设厅'),
  organ('tax', '11990000000001150F', '云州省税务局'),
  organ('customs', '11990000000001169C', '云州海关'),
  organ('urban-management', '119900000000011777', '云州市城市管理局'),
  organ('fire', '119900000000011852', '云州省消防救援总队'),
  organ('tobacco', '11990000000001193W', '云州省烟草专卖局'),
  organ('provident-fund', '11990000000001214D', '云州市住房公积金管理中心'),
  { id: 'ride-platform', uscc: '91990101MA00RDE17H', name: '云行出行科技有限公司', entityType: '有限责任公司' },
  { id: 'bank', uscc: '91990101MA00BNK15C', name: '云州银行股份有限公司', entityType: '股份有限公司' },
  organ('mohurd', '11100000000013338W', '住房和城乡建设部'),
  organ('samr', '11100000MB0341032Y', '国家市场监督管理总局'),
  organ('mnr', '11100000MB03271699', '自然资源部'),
  organ('mot', '11100000000019713D', '交通运输部'),
];
