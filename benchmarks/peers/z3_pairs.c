/* Asks Z3 of each pair of rows that fine one role differently whether some incident meets both: what pairwise checkers
 * do. Reads what generate_analysis.py writes beside a policy.
 *
 * z3_pairs RULES.txt EVERY   every EVERY-th of these pairs; prints pairs asked, all pairs, how many meet, CPU seconds */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <z3.h>

static Z3_context ctx;
static Z3_sort whole;

static Z3_ast between(Z3_ast x, int low, int high) {
    Z3_ast parts[2] = {Z3_mk_ge(ctx, x, Z3_mk_int(ctx, low, whole)), Z3_mk_le(ctx, x, Z3_mk_int(ctx, high, whole))};
    return Z3_mk_and(ctx, 2, parts);
}

/* One row: "role amount" and its conditions, "r field low high ;" or "w field word... ;". */
static Z3_ast row(FILE *in, Z3_ast *fields, int *role, int *amount) {
    Z3_ast parts[64];
    int count = 0, field, low, high, next;
    char kind[8], word[16];
    if (fscanf(in, "%d %d", role, amount) != 2) exit(2);
    while ((next = fgetc(in)) == ' ') {
        if (fscanf(in, "%7s %d", kind, &field) != 2) exit(2);
        if (kind[0] == 'r') {
            if (fscanf(in, "%d %d ;", &low, &high) != 2) exit(2);
            parts[count++] = between(fields[field], low, high);
        } else {
            Z3_ast words[64];
            int many = 0;
            while (fscanf(in, "%15s", word) == 1 && strcmp(word, ";"))
                words[many++] = Z3_mk_eq(ctx, fields[field], Z3_mk_int(ctx, atoi(word), whole));
            parts[count++] = Z3_mk_or(ctx, many, words);
        }
        next = fgetc(in);
        if (next != EOF) ungetc(next, in);
        if (next == '\n' || next == EOF) {
            fgetc(in);
            break;
        }
    }
    return Z3_mk_and(ctx, count, parts);
}

int main(int argc, char **argv) {
    FILE *in = argc == 3 ? fopen(argv[1], "r") : NULL;
    int rows, fieldCount;
    if (!in || fscanf(in, "%d %d", &rows, &fieldCount) != 2) return 2;
    long every = atol(argv[2]);
    ctx = Z3_mk_context(Z3_mk_config());
    whole = Z3_mk_int_sort(ctx);
    Z3_solver solver = Z3_mk_solver(ctx);
    Z3_solver_inc_ref(ctx, solver);
    Z3_ast fields[64];
    for (int field = 0; field < fieldCount; field++) {
        int top;
        if (fscanf(in, "%d", &top) != 1) return 2;
        fields[field] = Z3_mk_const(ctx, Z3_mk_int_symbol(ctx, field), whole);
        Z3_solver_assert(ctx, solver, between(fields[field], 0, top));
    }
    Z3_ast *formulas = malloc(rows * sizeof *formulas);
    int *roles = malloc(rows * sizeof *roles), *amounts = malloc(rows * sizeof *amounts);
    for (int place = 0; place < rows; place++) formulas[place] = row(in, fields, &roles[place], &amounts[place]);
    long pairs = 0, asked = 0, meet = 0;
    clock_t start = clock();
    for (int left = 0; left < rows; left++)
        for (int right = left + 1; right < rows; right++) {
            if (roles[left] != roles[right] || amounts[left] == amounts[right]) continue;
            if (pairs++ % every) continue;
            asked++;
            Z3_solver_push(ctx, solver);
            Z3_solver_assert(ctx, solver, formulas[left]);
            Z3_solver_assert(ctx, solver, formulas[right]);
            if (Z3_solver_check(ctx, solver) == Z3_L_TRUE) meet++;
            Z3_solver_pop(ctx, solver, 1);
        }
    printf("{\"asked\": %ld, \"pairs\": %ld, \"meet\": %ld, \"cpu_s\": %.3f}\n", asked, pairs, meet,
           (double)(clock() - start) / CLOCKS_PER_SEC);
    return 0;
}
