/** `XK_XKLB` texts of the publication standard, by the register's category. */
export const categoryText: Readonly<Record<string, string>> = {
  ORDINARY: '普通',
  CONCESSION: '特许',
  RECOGNITION: '认可',
  APPROVAL: '核准',
  REGISTRATION: '登记',
  OTHER: '其他',
};

/** `XK_ZT` codes of the publication standard, by the register's status. */
export const statusCode: Readonly<Record<string, string>> = { NORMAL: '0', REVOKED: '1', DISPUTED: '2', OTHER: '3' };
