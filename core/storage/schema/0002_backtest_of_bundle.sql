-- What the automatic choice of a training did in its backtest: shown beside its forecasts without backtesting again.
-- Bundles of before hold none and are trained again when they are next needed.
ALTER TABLE bundle ADD COLUMN backtest TEXT CHECK (backtest IS NULL OR json_valid(backtest));
