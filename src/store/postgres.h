// SPDX-License-Identifier: Apache-2.0
/// PostgreSQL as a store that several machines share.
#pragma once

#include <memory>
#include <string>

#include "store/sql.h"

namespace lapwing {

/// True for "postgres://...", "postgresql://..." and "host=... dbname=...".
bool NamesPostgres(const std::string& target);

/// `target` as libpq understands it; what it leaves open comes from PGHOST, PGUSER ... and ~/.pgpass, so that no password need
/// stand on a command line. All tables lie in the schema "lapwing" unless the connection's search_path says otherwise.
Result<std::unique_ptr<SqlConnection>> OpenPostgres(const std::string& target, bool read_only);

}  // namespace lapwing
