import { licenseIdCheckDigit } from '../../schema/scalars/license-id-check-digit';
import { idNumberAt } from '../peers/world/id-number-at';
import { usccAt } from '../peers/world/uscc-at';

/**
 * A valid value of a scalar type, as JSON has it.
 * @param number other values for other numbers, as far as the type has them
 */
export function scalarValue(typeName: string, number: number): string | number | boolean {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = () => `${1950 + (number % 60)}-${two(1 + (number % 12))}-${two(1 + (number % 28))}`;
  switch (typeName) {
    case 'Int':
      return number % 1_000;
    case 'Float':
      return (number % 1_000) / 8;
    case 'Boolean':
      return number % 2 === 0;
    case 'Date':
      return day();
    case 'DateTime':
      return `${day()}T${two(number % 24)}:00:00+08:00`;
    case 'DivisionCode':
      return String(110_000 + (number % 10_000));
    case 'IdNumber':
      return idNumberAt(number % 10_000_000);
    case 'Uscc':
      return usccAt('91', number % 1_000_000);
    case 'LicenseId':
      return licenseId(number);
    default:
      return `text ${number}`;
  }
}

function licenseId(number: number): string {
  const type = '11100000000013338W001';
  const issuer = usccAt('11', 7);
  const serial = String(number).padStart(9, '0');
  const check = licenseIdCheckDigit(`${type}${issuer}${serial}001`);
  return `1.2.156.3005.2.${type}.${issuer}.${serial}.001.${check}`;
}
