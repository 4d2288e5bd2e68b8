/**
 * The registers of the seven departments: one PostgreSQL schema a department, as `CREATE … IF NOT EXISTS` statements.
 *
 * Conventions: `pid` is the opaque person key, `*_uscc` names an organisation, `*_address` an address id, `*_division`
 * a division code. Departments do not share tables, so links between schemas carry no foreign keys and may dangle, as
 * they do in life. Dates are `date` (read them as text: a JavaScript `Date` would shift them by the time zone).
 * Secondary indexes stand in `indexes.ts`, because loading is faster before they exist.
 */
export const tables = `
CREATE SCHEMA IF NOT EXISTS registers;
CREATE TABLE IF NOT EXISTS registers.meta (
  id int PRIMARY KEY CHECK (id = 1),
  seed bigint NOT NULL,
  persons int NOT NULL,
  entities int NOT NULL,
  generator text NOT NULL,            -- changes whenever the generator would write other rows
  fingerprint text NOT NULL
);

CREATE SCHEMA IF NOT EXISTS population;
CREATE TABLE IF NOT EXISTS population.person (
  pid text PRIMARY KEY,
  id_number text,                     -- not unique: duplicates exist (duplicate_suspected)
  name text,
  former_name text,
  sex text,                           -- 男 | 女
  ethnicity text,
  birth_date date,
  birth_place text,                   -- division code
  native_place text,                  -- division code
  household_division text,
  household_address text,
  residence_division text,
  residence_address text,
  household_id text,
  marital_status text,                -- 未婚 | 已婚 | 离婚 | 丧偶
  spouse_pid text,
  education text,
  military_service text,
  vital_status text,                  -- ALIVE | DECEASED | CANCELLED | UNKNOWN
  death_date date,
  death_reason text,
  mobile text,
  photo text,
  police_station text,
  under_correction boolean,
  duplicate_suspected boolean
);
CREATE TABLE IF NOT EXISTS population.household (
  household_id text PRIMARY KEY,
  type text,                          -- 家庭户 | 集体户
  head_pid text,
  address_id text,
  member_count int
);
CREATE TABLE IF NOT EXISTS population.household_member (
  household_id text,
  rank int,                           -- order in the household book, the head is 1
  pid text,
  relation_to_head text,              -- 户主 | 配偶 | 子 | 女 | 父亲 | 母亲 | 其他
  PRIMARY KEY (household_id, rank)
);
CREATE TABLE IF NOT EXISTS population.kinship (
  pid text,
  relation text,                      -- relative_pid is the PARENT | CHILD | SPOUSE | GUARDIAN of pid
  relative_pid text,
  PRIMARY KEY (pid, relation, relative_pid)
);

CREATE SCHEMA IF NOT EXISTS legal_entity;
CREATE TABLE IF NOT EXISTS legal_entity.entity (
  uscc text PRIMARY KEY,
  name text,
  former_names text[],
  entity_type text,                   -- 有限责任公司 | 股份有限公司 | 个体工商户 | 机关 | 事业单位 | …
  status text,                        -- OPERATING | SUSPENDED | REVOKED | CANCELLED | MOVED_OUT
  registered_capital text,
  paid_in_capital text,
  established_on date,
  operating_from date,
  operating_to date,                  -- 9999-09-09 = without term
  registered_address text,
  division text,
  business_scope text,
  industry_code text,                 -- GB/T 4754
  registration_authority_uscc text,
  legal_representative_pid text,
  representative_name text,           -- as registered: may differ from the person's name (dirty)
  contact_phone text,
  email text,
  annual_revenue text,                -- NONE | LOW | MIDDLE | HIGH
  parent_uscc text                    -- set on branches
);
CREATE TABLE IF NOT EXISTS legal_entity.officer (
  uscc text,
  rank int,
  position text,
  pid text,
  PRIMARY KEY (uscc, rank)
);
CREATE TABLE IF NOT EXISTS legal_entity.shareholder (
  uscc text,
  rank int,
  holder_pid text,                    -- exactly one of holder_pid and holder_uscc is set
  holder_uscc text,
  ratio double precision,             -- 0 to 1
  PRIMARY KEY (uscc, rank)
);
CREATE TABLE IF NOT EXISTS legal_entity.beneficial_owner (
  uscc text,
  pid text,
  PRIMARY KEY (uscc, pid)
);
CREATE TABLE IF NOT EXISTS legal_entity.abnormal_operation (
  uscc text,
  rank int,
  listed_on date,
  reason text,
  authority_uscc text,
  removed_on date,
  PRIMARY KEY (uscc, rank)
);
CREATE TABLE IF NOT EXISTS legal_entity.change (
  uscc text,
  rank int,
  item text,
  before text,
  after text,
  changed_on date,
  PRIMARY KEY (uscc, rank)
);

CREATE SCHEMA IF NOT EXISTS credit;
CREATE TABLE IF NOT EXISTS credit.entity_credit (
  uscc text PRIMARY KEY,
  grade text,                         -- A | B | C | D
  judgment_debtor boolean,
  tax_arrears boolean,
  wage_arrears boolean,
  social_insurance_arrears boolean
);
CREATE TABLE IF NOT EXISTS credit.person_credit (
  pid text PRIMARY KEY,
  id_number text,
  judgment_debtor boolean
);
CREATE TABLE IF NOT EXISTS credit.serious_dishonesty (
  record_id text PRIMARY KEY,
  uscc text,                          -- subject: an organisation, or else a person
  pid text,
  list_name text,
  legal_basis text,
  authority_uscc text,
  listed_on date,
  expires_on date,
  removed_on date,
  repaired boolean,
  measures text[]
);
CREATE TABLE IF NOT EXISTS credit.incentive (
  uscc text,
  rank int,
  scheme text,
  grade text,
  year int,
  PRIMARY KEY (uscc, rank)
);
-- 全国失信惩戒措施基础清单: a measure that is not here must not be applied.
CREATE TABLE IF NOT EXISTS credit.measure (
  measure text PRIMARY KEY,           -- LEGAL_REPRESENTATIVE_BAN, FOOD_PRACTICE_BAN, …
  label text,
  legal_basis text
);
-- One measure on one subject; in force from starts_on until expires_on (exclusive; null = no end) unless repaired.
CREATE TABLE IF NOT EXISTS credit.discipline (
  discipline_id text PRIMARY KEY,
  record_id text,                     -- credit.serious_dishonesty
  uscc text,
  pid text,
  id_number text,
  measure text,
  legal_basis text,
  starts_on date,
  expires_on date,
  repaired boolean
);
CREATE TABLE IF NOT EXISTS credit.penalty (
  penalty_id text PRIMARY KEY,
  decision_no text,
  violation text,
  facts text,
  basis text,
  kind text,                          -- 警告 | 罚款 | 没收违法所得 | 吊销许可证件 | 责令停产停业
  fine_ten_thousand double precision,
  decided_on date,
  publish_until date,
  repaired boolean,
  authority_uscc text,
  subject_uscc text                   -- null where the source left it out (dirty)
);

CREATE SCHEMA IF NOT EXISTS licenses;
CREATE TABLE IF NOT EXISTS licenses.license_type (
  type_code text PRIMARY KEY,         -- USCC of the defining organ + 3 digits
  name text,
  defining_authority_uscc text,
  holder_type text                    -- 111 = citizen identity number, 001 = USCC
);
CREATE TABLE IF NOT EXISTS licenses.license (
  license_id text PRIMARY KEY,        -- GB/T 36904
  type_code text,
  type_name text,
  number text,
  holder_type text,
  holder_pid text,
  holder_uscc text,
  holder_code text,                   -- what verifyLicense compares: the holder's identity number or USCC
  issuer_uscc text,
  issued_on date,
  valid_from date,
  valid_to date,                      -- 9999-09-09 = without term
  status text,                        -- VALID | EXPIRED | REVOKED | SUSPENDED | ANNULLED
  attributes jsonb,                   -- attribute(name) = attributes ->> name
  file_digest text                    -- sha256:…
);

CREATE SCHEMA IF NOT EXISTS permits;
CREATE TABLE IF NOT EXISTS permits.permit (
  permit_id text PRIMARY KEY,
  decision_no text,
  category text,                      -- ORDINARY | CONCESSION | RECOGNITION | APPROVAL | REGISTRATION | OTHER
  certificate_name text,
  permit_no text,
  content text,
  decided_on date,
  valid_from date,
  valid_to date,                      -- 2099-12-31 = without term, as the 双公示 form writes it
  status text,                        -- NORMAL | REVOKED | DISPUTED | OTHER
  authority_uscc text,
  subject_uscc text,                  -- subject: an organisation, or else a person
  subject_pid text,
  premises_address text
);
-- What this department knows of penalties: enough to list LegalEntity.decisions, the rest is in credit.penalty.
CREATE TABLE IF NOT EXISTS permits.penalty_reference (
  penalty_id text PRIMARY KEY,
  subject_uscc text,
  decided_on date
);

CREATE SCHEMA IF NOT EXISTS geography;
CREATE TABLE IF NOT EXISTS geography.division (
  code text PRIMARY KEY,              -- 6, 9 or 12 digits
  name text,
  level text,                         -- PROVINCE | PREFECTURE | COUNTY | TOWNSHIP | VILLAGE
  parent_code text,
  replaced_by text[],                 -- codes; empty unless abolished
  valid_from date,
  valid_to date                       -- null = in force
);
CREATE TABLE IF NOT EXISTS geography.address (
  address_id text PRIMARY KEY,
  text text,
  division text,                      -- mostly 9 digits (township)
  usage text,                         -- 住宅 | 商业 | 办公 | 工业 | 教育
  unit_no text,                       -- 不动产单元号, 28 characters
  area double precision,              -- square metres
  is_commercial_use boolean GENERATED ALWAYS AS (usage = '商业') STORED
);
-- An address lies in a school's district when its division starts with one of the school's divisions.
CREATE TABLE IF NOT EXISTS geography.school_district (
  school_uscc text,
  division text,
  PRIMARY KEY (school_uscc, division)
);

CREATE SCHEMA IF NOT EXISTS livelihood;
CREATE TABLE IF NOT EXISTS livelihood.health_pass (
  pid text PRIMARY KEY,
  id_number text,
  colour text,                        -- GREEN | YELLOW | RED
  valid_until timestamptz,
  updated_at timestamptz,
  reason_code text
);
CREATE TABLE IF NOT EXISTS livelihood.social_insurance (
  pid text PRIMARY KEY,
  insured boolean,
  continuous_months int,
  base double precision
);
`;
