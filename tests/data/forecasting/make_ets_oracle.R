# Writes ets_oracle.json: generated monthly series with what R's package "forecast" makes of them, form by form.
# Run: Rscript make_ets_oracle.R > ets_oracle.json      (written with R 4.2.2, forecast 8.20; two minutes)
# Per series: "period"; "months"; "selected" (ets() as it chooses itself); "forms": minus twice the log-likelihood (without
# constants) and AICc of every form; "logs": ets() on logarithms, additive forms, forecasts turned back; "detail":
# parameters, initial states and forecasts of some of the forms, in turn.
suppressMessages(library(forecast))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20261122)

all_forms <- c("ANN", "AAN", "AAdN", "MNN", "MAN", "MAdN", "ANA", "AAA", "AAdA", "MNA", "MAA", "MAdA", "MNM", "MAM",
               "MAdM")

make_series <- function(kind, n, period) {
  t <- seq_len(n)
  phase <- runif(1, 0, 2 * pi)
  season <- 1 + runif(1, .1, .5) * sin(2 * pi * t / period + phase) + .15 * cos(4 * pi * t / period + phase)
  level <- switch(kind,
    noise = rep(100, n),
    walk = 100 + cumsum(rnorm(n, 0, 6)),
    trend = 100 + runif(1, -.8, 2.5) * t,
    drift = 100 * exp(cumsum(rnorm(n, .01, .06))),
    season = 80 + runif(1, 0, 1.5) * t,
    step = 60 + 60 * (t > n / 2),
    retail = 100 * exp(cumsum(rnorm(n, .01, .03))),
    small = rep(6, n),
    sparse = rep(1.5, n),
    returns = 20 + cumsum(rnorm(n, 0, 4)))
  mean <- level * if (kind %in% c("season", "retail", "small")) season else 1
  y <- switch(kind,
    small = rpois(n, mean) + 1,
    sparse = rpois(n, mean),
    retail = mean * exp(rnorm(n, 0, .1)),
    returns = mean + rnorm(n, 0, 10),
    pmax(mean + rnorm(n, 0, 7), 1))
  round(y, 2)
}

number <- function(x) ifelse(is.finite(x), sprintf("%.13g", x), "null")
numbers <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
m2ll <- function(fit) -2 * fit$loglik

# The recursion run on with errors of 0. (forecast() itself gives multiplicative seasons another, simulated-like mean.)
point_forecast <- function(fit) {
  has <- fit$components
  phi <- if (has[4] == "TRUE") fit$par[["phi"]] else 1
  states <- fit$states[nrow(fit$states), ]
  base <- states[["l"]] + if (has[2] == "N") 0 else states[["b"]] * cumsum(phi^(1:12))
  base <- rep_len(base, 12)
  seasons <- rep_len(rev(unname(states[grep("^s[0-9]+$", names(states))])), 12)
  switch(has[3], N = base, A = base + seasons, M = base * seasons)
}

detail <- function(form, fit) {
  par <- function(name, default) if (name %in% names(fit$par)) fit$par[[name]] else default
  states <- fit$states[1, ]
  trend <- "b" %in% names(states)
  seasons <- unname(states[grep("^s[0-9]+$", names(states))]) # s1 is the latest before the first month, s12 its own
  sprintf('{"form":"%s","m2ll":%s,"alpha":%s,"beta":%s,"gamma":%s,"phi":%s,"level":%s,"slope":%s,"seasons":%s,"forecast":%s}',
          form, number(m2ll(fit)), number(par("alpha", 0)), number(par("beta", 0)), number(par("gamma", 0)),
          number(par("phi", 1)), number(states[["l"]]), number(if (trend) states[["b"]] else 0), numbers(rev(seasons)),
          numbers(point_forecast(fit)))
}

form_name <- function(fit) {
  paste0(fit$components[1], fit$components[2], if (fit$components[4] == "TRUE") "d", fit$components[3])
}

fit_form <- function(y, form) {
  damped <- nchar(form) == 4
  if (min(y) <= 0 && substr(form, 1, 1) == "M") return(NULL)
  tryCatch(suppressWarnings(ets(y, model = gsub("d", "", form), damped = damped)), error = function(e) NULL)
}

kinds <- c("noise", "walk", "trend", "drift", "season", "step", "retail", "small", "sparse", "returns")
lengths <- c(18, 24, 30, 36, 47, 60, 96)
cases <- data.frame(kind = kinds, n = rep(rep(lengths, each = length(kinds)), 3), period = 12)
cases <- rbind(cases, expand.grid(kind = c("season", "retail", "small", "trend"), n = c(20, 33, 56), period = c(4, 5, 7),
                                  stringsAsFactors = FALSE)) # quarters, working days, days
turn <- 0
cat("[\n")
for (i in seq_len(nrow(cases))) {
  kind <- cases$kind[i]
  n <- cases$n[i]
  period <- if (n >= 2 * cases$period[i]) cases$period[i] else 1
  y <- ts(make_series(kind, n, cases$period[i]), frequency = period)
  forms <- if (period > 1) all_forms else all_forms[1:6]
  fits <- Filter(Negate(is.null), sapply(forms, function(form) fit_form(y, form), simplify = FALSE))
  shown <- names(fits)[(turn + c(0, 2, 4, 5)) %% length(fits) + 1]
  turn <- turn + 1
  if (i > 70 && i <= 210) shown <- shown[1]
  best <- suppressWarnings(ets(y))
  logs <- if (min(y) > 0) suppressWarnings(ets(log(y), additive.only = TRUE))
  cat(sprintf('{"name":"%s-%d","period":%d,"months":%s,\n"selected":%s,"aicc":%s,%s\n"forms":{%s},\n"detail":[%s]}%s\n', kind, n,
              period, numbers(as.numeric(y)), detail(form_name(best), best), number(best$aicc),
              if (is.null(logs)) "" else sprintf('"logs":{"form":"%s","aicc":%s,"forecast":%s},', form_name(logs),
                                                 number(logs$aicc), numbers(exp(point_forecast(logs)))),
              paste(sprintf('"%s":[%s,%s]', names(fits), sapply(fits, function(f) number(m2ll(f))),
                            sapply(fits, function(f) number(f$aicc))), collapse = ","),
              paste(sapply(unique(shown), function(form) detail(form, fits[[form]])), collapse = ",\n"),
              if (i < nrow(cases)) "," else ""))
}
cat("]\n")
