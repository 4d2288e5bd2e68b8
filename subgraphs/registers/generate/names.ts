import type { Random } from './random';

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢',
  '欧阳',
  '司马',
  '上官',
  '诸葛',
];
const male = [...'伟强磊军洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林浩然博文志远建国'];
const female = [...'芳娜敏静丽艳娟霞秀玲桂英兰红梅燕萍雪倩婷慧莹洁琳颖佳欣怡雨梦琪思涵紫若'];
/** Outside the basic plane: what cuts names by UTF-16 units breaks on them (GB 18030-2022 demands them). */
const rare = ['𠮷', '𡋾', '𬱖', '𫖯'];
const dotted = ['阿依古丽·买买提', '艾力·阿不都', '古丽娜尔·司马义', '扎西·多吉', '卓玛·央金'];

/** A surname of the crowd. */
export function drawSurname(random: Random): string {
  return random.pick(surnames);
}

/** A full name: mostly surname and one or two characters, at times a rare character or a name with a dot. */
export function drawName(random: Random, sex: '男' | '女', surname: string): string {
  const roll = random.integer(0, 999);
  if (roll < 4) return random.pick(dotted);
  const given = sex === '男' ? male : female;
  if (roll < 9) return surname + random.pick(rare);
  return surname + random.pick(given) + (random.chance(0.7) ? random.pick(given) : '');
}

const trades: readonly (readonly [words: string, scope: string, industry: string])[] = [
  ['餐饮管理', '餐饮服务；食品销售', '6210'],
  ['建筑工程', '房屋建筑工程施工；市政工程施工', '4710'],
  ['商贸', '日用百货批发零售；烟草制品零售', '5290'],
  ['科技', '软件开发；信息技术咨询服务', '6510'],
  ['物流', '道路货物运输；仓储服务', '5430'],
  ['农业发展', '农产品种植与销售', '0111'],
  ['酒店管理', '住宿服务；餐饮服务', '6110'],
  ['机械制造', '通用设备制造；金属加工', '3490'],
];
const brands = [...'恒信泰和丰盛华美瑞祥宏达兴隆嘉诚远航金鼎天成安顺'];

/** What a firm does and how it is called. */
export interface Trade {
  readonly name: string;
  readonly scope: string;
  readonly industry: string;
}

/** @param place put before the brand, as company names are registered */
export function drawTrade(random: Random, place: string, suffix: string): Trade {
  const [words, scope, industry] = random.pick(trades);
  return { name: `${place}${random.pick(brands)}${random.pick(brands)}${words}${suffix}`, scope, industry };
}
