/** Secondary indexes of the registers: one for each way in which a resolver looks rows up. Idempotent. */
export const indexes = `
CREATE INDEX IF NOT EXISTS person_id_number ON population.person (id_number, pid);
CREATE INDEX IF NOT EXISTS household_member_pid ON population.household_member (pid);
CREATE INDEX IF NOT EXISTS entity_representative ON legal_entity.entity (legal_representative_pid, uscc);
CREATE INDEX IF NOT EXISTS entity_parent ON legal_entity.entity (parent_uscc, uscc) WHERE parent_uscc IS NOT NULL;
CREATE INDEX IF NOT EXISTS entity_address ON legal_entity.entity (registered_address);
CREATE INDEX IF NOT EXISTS officer_pid ON legal_entity.officer (pid);
CREATE INDEX IF NOT EXISTS person_credit_id_number ON credit.person_credit (id_number);
CREATE INDEX IF NOT EXISTS serious_dishonesty_uscc ON credit.serious_dishonesty (uscc, record_id);
CREATE INDEX IF NOT EXISTS serious_dishonesty_pid ON credit.serious_dishonesty (pid, record_id);
CREATE INDEX IF NOT EXISTS discipline_uscc ON credit.discipline (uscc, measure);
CREATE INDEX IF NOT EXISTS discipline_id_number ON credit.discipline (id_number, measure);
CREATE INDEX IF NOT EXISTS penalty_subject ON credit.penalty (subject_uscc, penalty_id);
CREATE INDEX IF NOT EXISTS license_holder_pid ON licenses.license (holder_pid, license_id);
CREATE INDEX IF NOT EXISTS license_holder_uscc ON licenses.license (holder_uscc, license_id);
CREATE INDEX IF NOT EXISTS permit_subject_uscc ON permits.permit (subject_uscc, permit_id);
CREATE INDEX IF NOT EXISTS permit_subject_pid ON permits.permit (subject_pid, permit_id) WHERE subject_pid IS NOT NULL;
CREATE INDEX IF NOT EXISTS penalty_reference_subject ON permits.penalty_reference (subject_uscc, penalty_id);
CREATE INDEX IF NOT EXISTS address_text ON geography.address USING hash (text);
CREATE INDEX IF NOT EXISTS health_pass_id_number ON livelihood.health_pass (id_number);
`;
