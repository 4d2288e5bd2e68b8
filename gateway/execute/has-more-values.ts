const [comma, list, object] = [44, 91, 123];

/**
 * Whether a JSON text may hold more values than so many, without reading it: lists, objects, and what follows a comma are
 * counted, those within strings too.
 */
export function hasMoreValues(bytes: Buffer, most: number): boolean {
  let values = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte !== comma && byte !== list && byte !== object) continue;
    values += 1;
    if (values > most) return true;
  }
  return false;
}
