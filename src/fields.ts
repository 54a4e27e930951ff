import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  Max,
  Min,
  registerDecorator,
  ValidateIf,
  ValidateNested,
  type ValidationOptions,
} from 'class-validator';
import countries from 'i18n-iso-countries';
import { isLegalDay } from './law/legal-day.js';

/**
 * The kinds of field that parameters are made of: each says once how it is checked and how it is documented.
 * An `optional` field may be absent or null, and is then kept as not known; a list, or what is not `nullable`,
 * may only be absent: an empty list says that there is none. A list that is `nullable` tells the two apart: null is not known.
 */
interface FieldOptions {
  readonly optional?: boolean;
  readonly nullable?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}

const field = (
  { optional = false, nullable = optional, description, example }: FieldOptions,
  schema: ApiPropertyOptions,
  ...checks: PropertyDecorator[]
): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...schema,
      required: !optional,
      ...(nullable && { nullable: true }),
      ...(description !== undefined && { description }),
      ...(example !== undefined && { example }),
    } as ApiPropertyOptions),
    ...(optional ? [nullable ? IsOptional() : ValidateIf((_, value) => value !== undefined)] : []),
    ...checks,
  );

const list = (options: FieldOptions): FieldOptions => ({ nullable: false, ...options });

const check =
  (name: string, holds: (value: unknown) => boolean, message: string) =>
  (options?: ValidationOptions): PropertyDecorator =>
  (target, property) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: property as string,
      options: { message, ...options },
      validator: { validate: holds },
    });

// Control characters and halves of characters break mails, papers, spreadsheets and PostgreSQL's JSON; a line break
// is allowed where text has lines. Marks that embed, override or isolate a direction reach beyond the field and show a
// text as another one; the two that only say the direction of a letter (U+200E, U+200F) belong to Hebrew and Arabic.
// eslint-disable-next-line no-control-regex
const PLAIN = /^[^\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069\p{Surrogate}]*$/u;
/** Whether the register keeps the text as it is. */
export const isKept = (text: string): boolean => PLAIN.test(text);
const IsPlain = check(
  'isPlain',
  (value) => typeof value === 'string' && isKept(value),
  '$property must be text without control characters, and without marks that turn its direction (U+202A to U+202E, U+2066 to U+2069)',
);
const IsName = check(
  'isName',
  (value) =>
    typeof value === 'string' &&
    value.trim() === value &&
    !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value) &&
    /[\p{L}\p{N}]/u.test(value),
  '$property must be a name in one line: with a letter or digit, and without space around it, found "$value"',
);
const IsLegalDay = check(
  'isLegalDay',
  (value) => typeof value === 'string' && isLegalDay(value),
  '$property must be an existing calendar date as YYYY-MM-DD, found "$value"',
);
const IsCountry = check(
  'isCountry',
  (value) => typeof value === 'string' && Object.hasOwn(countries.getAlpha2Codes(), value),
  '$property must be a country of ISO 3166-1 as two capital letters, such as DE or GB, found "$value"',
);

/** How an id is written, in any case. */
export const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const lowerCase = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

/** @param max longest length in characters */
export const Text = (options: FieldOptions & { readonly max?: number } = {}): PropertyDecorator => {
  const max = options.max ?? 500;
  return field(
    options,
    { type: String, minLength: 1, maxLength: max },
    IsString(),
    Length(1, max, { message: `$property must have 1 to ${max} characters` }),
    IsPlain(),
  );
};

/** What something is called, in one line: so that it reads the same in a list, in a subject and in a file. */
export const Name = (options: FieldOptions & { readonly max?: number } = {}): PropertyDecorator =>
  applyDecorators(Text(options), IsName());

/** @param expected how the pattern reads in words */
export const Matching = (pattern: RegExp, expected: string, options: FieldOptions = {}): PropertyDecorator =>
  field(
    options,
    { type: String, pattern: pattern.source },
    Matches(pattern, { message: `$property must be ${expected}, found "$value"` }),
  );

export const Day = (options: FieldOptions = {}): PropertyDecorator =>
  field({ example: '2021-09-20', ...options }, { type: String, format: 'date' }, IsLegalDay());

export const CountryCode = (options: FieldOptions = {}): PropertyDecorator =>
  field({ example: 'US', ...options }, { type: String, pattern: '^[A-Z]{2}$' }, IsCountry());

export const Countries = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    list(options),
    { type: 'array', items: { type: 'string', pattern: '^[A-Z]{2}$' }, maxItems: 100, uniqueItems: true },
    IsArray(),
    ArrayMaxSize(100),
    ArrayUnique(),
    IsCountry({
      each: true,
      message: 'each of $property must be a country of ISO 3166-1 as two capital letters, such as DE or GB',
    }),
  );

/** Kebab-case; neither a UUID, which would be taken for an id, nor `own`, which means our own parties. */
const KEY = /^(?!own$|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$)[a-z0-9]+(-[a-z0-9]+)*$/;
export const LONGEST_KEY = 100;

export const isKey = (text: string): boolean => text.length <= LONGEST_KEY && KEY.test(text);

export const Key = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    { example: 'acme-analytics', ...options },
    { type: String, pattern: KEY.source, maxLength: LONGEST_KEY },
    Length(1, LONGEST_KEY),
    Matches(KEY, {
      message:
        '$property must be kebab-case: small letters and digits, words joined by "-", neither "own" nor a UUID, found "$value"',
    }),
  );

export const Id = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    options,
    { type: String, format: 'uuid' },
    Transform(({ value }) => lowerCase(value)),
    Matches(UUID, { message: '$property must be the id of a record (a UUID), found "$value"' }),
  );

/** The SHA-256 of some bytes, in hexadecimal digits of any case. */
export const Sha256 = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    { example: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', ...options },
    { type: String, pattern: '^[0-9A-Fa-f]{64}$' },
    Transform(({ value }) => lowerCase(value)),
    Matches(/^[0-9a-f]{64}$/, { message: '$property must be a SHA-256 as 64 hexadecimal digits, found "$value"' }),
  );

export const Ids = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    list(options),
    { type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: 200, uniqueItems: true },
    Transform(({ value }) => (Array.isArray(value) ? value.map(lowerCase) : (value as unknown))),
    IsArray(),
    ArrayMaxSize(200),
    ArrayUnique(),
    Matches(UUID, { each: true, message: 'each of $property must be the id of a record (a UUID)' }),
  );

export const Web = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    { example: 'https://example.com/dpa', ...options },
    { type: String, format: 'uri', maxLength: 2000 },
    Length(1, 2000),
    IsPlain(),
    IsUrl(
      { protocols: ['http', 'https'], require_protocol: true, require_tld: false, disallow_auth: true },
      {
        message:
          '$property must be an address that begins with http:// or https:// and holds no password, found "$value"',
      },
    ),
  );

export const Mailbox = (options: FieldOptions = {}): PropertyDecorator =>
  field({ example: 'legal@example.com', ...options }, { type: String, format: 'email' }, IsEmail(), IsPlain());

export const OneOf = (values: readonly (string | number)[], options: FieldOptions = {}): PropertyDecorator =>
  field(
    options,
    { type: typeof values[0] === 'number' ? Number : String, enum: [...values] },
    IsIn([...values], { message: `$property must be one of ${values.join(', ')}, found "$value"` }),
  );

export const AnyOf = (values: readonly (string | number)[], options: FieldOptions = {}): PropertyDecorator =>
  field(
    list(options),
    {
      type: 'array',
      items: { type: typeof values[0] === 'number' ? 'integer' : 'string', enum: [...values] },
      uniqueItems: true,
    },
    IsArray(),
    ArrayUnique(),
    IsIn([...values], { each: true, message: `each of $property must be one of ${values.join(', ')}` }),
  );

export const Words = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    list(options),
    { type: 'array', items: { type: 'string', minLength: 1, maxLength: 500 }, maxItems: 100 },
    IsArray(),
    ArrayMaxSize(100),
    IsString({ each: true }),
    Length(1, 500, { each: true }),
    IsPlain({ each: true }),
  );

export const Whole = (min: number, max: number, options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: 'integer', minimum: min, maximum: max }, IsInt(), Min(min), Max(max));

export const Flag = (options: FieldOptions = {}): PropertyDecorator => field(options, { type: Boolean }, IsBoolean());

/** A list of nested records, at most 50. */
export const ListOf = (of: () => new () => object, options: FieldOptions = {}): PropertyDecorator =>
  field(
    list(options),
    { type: () => [of()], maxItems: 50 },
    IsArray(),
    ArrayMaxSize(50),
    IsObject({ each: true, message: 'each of $property must be an object' }),
    ValidateNested({ each: true }),
    Type(of),
  );

/** One nested record. */
export const Nested = (of: () => new () => object, options: FieldOptions = {}): PropertyDecorator =>
  field(options, { type: () => of() }, IsObject(), ValidateNested(), Type(of));
