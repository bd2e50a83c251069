import CZ3

/// Where Z3 keeps what problems are made of. Making one takes longer than most questions, so that problems share it. Not
/// for several threads at a time.
package final class SMTContext {
    fileprivate let raw: Z3_context

    package init() {
        let configuration = Z3_mk_config()
        Z3_set_param_value(configuration, "model", "true")
        raw = Z3_mk_context(configuration)
        Z3_del_config(configuration)
        // Errors are told by what functions return; without a handler Z3 would end the process.
        Z3_set_error_handler(raw) { _, _ in }
    }

    deinit { Z3_del_context(raw) }
}

/// Questions about yes/no unknowns and linear sums of whole numbers, decided by Z3 in process. Z3 is bounded by its own
/// count of steps, never by a clock, so that an answer repeats. Not for several threads at a time.
package final class SMTProblem {
    private let owner: SMTContext
    private let context: Z3_context
    private let solver: Z3_solver
    private var booleans: [Z3_ast?] = []
    private var integers: [Z3_ast?] = []
    private var expressions: [Z3_ast?] = []

    /// A problem of which each question takes at most so many of Z3's steps.
    package init(_ owner: SMTContext, stepLimit: UInt32) {
        self.owner = owner
        context = owner.raw
        // Questions are pushed and popped, which this one answers all the same; the general one takes 5 ms to make ready.
        solver = Z3_mk_simple_solver(context)
        Z3_solver_inc_ref(context, solver)
        let parameters = Z3_mk_params(context)
        Z3_params_inc_ref(context, parameters)
        Z3_params_set_uint(context, parameters, Z3_mk_string_symbol(context, "rlimit"), stepLimit)
        Z3_params_set_uint(context, parameters, Z3_mk_string_symbol(context, "random_seed"), 1)
        Z3_solver_set_params(context, solver, parameters)
        Z3_params_dec_ref(context, parameters)
    }

    deinit {
        Z3_solver_dec_ref(context, solver)
    }

    // MARK: Unknowns

    /// A new yes/no unknown.
    package func makeBoolean() -> SMTBoolean {
        booleans.append(
            Z3_mk_const(context, Z3_mk_int_symbol(context, Int32(booleans.count * 2)), Z3_mk_bool_sort(context)))
        return SMTBoolean(index: booleans.count - 1)
    }

    /// A new whole number between two ends; an absent end is none.
    package func makeInteger(from low: Int64?, to high: Int64?) -> SMTInteger {
        let symbol = Z3_mk_int_symbol(context, Int32(integers.count * 2 + 1))
        let number = Z3_mk_const(context, symbol, Z3_mk_int_sort(context))
        integers.append(number)
        if let low { Z3_solver_assert(context, solver, Z3_mk_ge(context, number, numeral(Int128(low)))) }
        if let high { Z3_solver_assert(context, solver, Z3_mk_le(context, number, numeral(Int128(high)))) }
        return SMTInteger(index: integers.count - 1)
    }

    // MARK: Expressions

    private func add(_ expression: Z3_ast?) -> SMTExpression {
        expressions.append(expression)
        return SMTExpression(index: expressions.count - 1)
    }

    private func numeral(_ value: Int128) -> Z3_ast? {
        Z3_mk_numeral(context, String(value), Z3_mk_int_sort(context))
    }

    /// True or false.
    package func constant(_ value: Bool) -> SMTExpression {
        add(value ? Z3_mk_true(context) : Z3_mk_false(context))
    }

    /// That a yes/no unknown is yes.
    package func isTrue(_ unknown: SMTBoolean) -> SMTExpression { add(booleans[unknown.index]) }

    /// That a sum stands to zero as it says.
    package func holds(_ linear: SMTLinear) -> SMTExpression {
        var parts: [Z3_ast?] = linear.terms.map { term in
            let unknown = integers[term.unknown.index]
            if term.factor == 1 { return unknown }
            var product: [Z3_ast?] = [numeral(term.factor), unknown]
            return Z3_mk_mul(context, 2, &product)
        }
        parts.append(numeral(linear.constant))
        let sum = Z3_mk_add(context, UInt32(parts.count), &parts)
        switch linear.relation {
        case .equal: return add(Z3_mk_eq(context, sum, numeral(0)))
        case .lessOrEqual: return add(Z3_mk_le(context, sum, numeral(0)))
        }
    }

    /// That all hold.
    package func all(_ parts: [SMTExpression]) -> SMTExpression {
        var asts: [Z3_ast?] = parts.map { expressions[$0.index] }
        return add(Z3_mk_and(context, UInt32(asts.count), &asts))
    }

    /// That one holds.
    package func any(_ parts: [SMTExpression]) -> SMTExpression {
        var asts: [Z3_ast?] = parts.map { expressions[$0.index] }
        return add(Z3_mk_or(context, UInt32(asts.count), &asts))
    }

    /// That it does not hold.
    package func not(_ part: SMTExpression) -> SMTExpression { add(Z3_mk_not(context, expressions[part.index])) }

    /// That at least so many hold.
    package func atLeast(_ count: Int, of parts: [SMTExpression]) -> SMTExpression {
        if count <= 0 { return constant(true) }
        var asts: [Z3_ast?] = parts.map { expressions[$0.index] }
        return add(Z3_mk_atleast(context, UInt32(asts.count), &asts, UInt32(count)))
    }

    // MARK: Questions

    /// Adds something that holds from now on.
    package func require(_ expression: SMTExpression) {
        Z3_solver_assert(context, solver, expressions[expression.index])
    }

    /// Whether there are values for which all that is required holds, and the expression too.
    package func solve(_ expression: SMTExpression) -> SMTAnswer {
        Z3_solver_push(context, solver)
        defer { Z3_solver_pop(context, solver, 1) }
        Z3_solver_assert(context, solver, expressions[expression.index])
        switch Z3_solver_check(context, solver) {
        case Z3_L_FALSE: return .unsatisfiable
        case Z3_L_TRUE: return model().map(SMTAnswer.satisfiable) ?? .undecided
        default: return .undecided
        }
    }

    private func model() -> SMTModel? {
        guard let model = Z3_solver_get_model(context, solver) else { return nil }
        Z3_model_inc_ref(context, model)
        defer { Z3_model_dec_ref(context, model) }
        func value(_ ast: Z3_ast?) -> Z3_ast? {
            var result: Z3_ast?
            return Z3_model_eval(context, model, ast, true, &result) ? result : nil
        }
        var numbers: [Int64] = []
        for integer in integers {
            var number: Int64 = 0
            guard let found = value(integer), Z3_get_numeral_int64(context, found, &number) else { return nil }
            numbers.append(number)
        }
        let truths = booleans.map { boolean in
            value(boolean).map { Z3_get_bool_value(context, $0) == Z3_L_TRUE } ?? false
        }
        return SMTModel(booleans: truths, integers: numbers)
    }
}
