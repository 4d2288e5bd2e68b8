/** No line of an audit file is longer, in bytes; what reads one may stop there. */
export const longestLineBytes = 1024 * 1024;
