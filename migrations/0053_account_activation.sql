-- Accounts for many at once: each waits, without a password, for the code that its owner was handed.

alter table accounts alter column password_hash drop not null;

-- One row as long as the account waits. Sealed and not hashed: whoever hands the codes out prints them again.
create table account_activations (
  tenant_id uuid not null,
  account_id uuid not null,
  code_sealed text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, account_id),
  constraint account_activations_account foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);
