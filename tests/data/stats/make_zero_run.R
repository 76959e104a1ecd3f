# Writes zero_run.csv: the chance of a run without a sale (core/stats/zero_run.h), by integrating its definition,
# E[(1 - p)^length] over p ~ Beta(happened + 1, failed + 1), and not by the formula that the program has.
# Run here: Rscript make_zero_run.R
cases <- expand.grid(happened = c(0, 1, 7, 14.5, 28), failed = c(0, 0.25, 3, 14), length = c(0, 1, 2.5, 4, 9, 17, 60))
cases$probability <- apply(cases, 1, function(case) {
  happened <- case[["happened"]]; failed <- case[["failed"]]; length <- case[["length"]]
  integrate(function(p) (1 - p)^length * dbeta(p, happened + 1, failed + 1), 0, 1,
            rel.tol = 1e-12, abs.tol = 0, subdivisions = 1000)$value
})
closed <- with(cases, exp(lbeta(happened + 1, failed + length + 1) - lbeta(happened + 1, failed + 1)))
stopifnot(max(abs(closed / cases$probability - 1)) < 1e-11)
cases$probability <- formatC(cases$probability, digits = 15, format = "g")
write.csv(cases, "zero_run.csv", row.names = FALSE, quote = FALSE)
