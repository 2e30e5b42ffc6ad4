<?xml version="1.0" encoding="UTF-8"?>
<!-- The distance to the next better outcome, condition by condition: from the
     worst outcome that is still possible. Where the verdict stands whatever
     becomes of open rules they count as passed, otherwise as failed; the
     reasons of the verdict rest on the same. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <xsl:variable name="passing" select="$verdict/@best = $verdict/@worst"/>

  <xsl:template name="distance">
    <xsl:variable name="next" select="$profile/r:outcome[
      @id = $verdict/@worst]/preceding-sibling::r:outcome[1]"/>
    <xsl:if test="$next">
      <h3 id="h-distance">
        <say:words zh="距离更好一档" en="Distance to the next better outcome"/>
        <xsl:text> “</xsl:text>
        <xsl:call-template name="pair">
          <xsl:with-param name="of" select="$next/r:label"/>
        </xsl:call-template>
        <xsl:text>”</xsl:text>
      </h3>
      <xsl:if test="$results[not(@score) and @outcome != 'not-applicable']">
        <p>
          <xsl:choose>
            <xsl:when test="$passing">
              <say:words zh="尚未定的规则按通过计。" en="Open rules count as passed."/>
            </xsl:when>
            <xsl:otherwise>
              <say:words zh="尚未定的规则按未通过计，即最不利的情形。"
                en="Open rules count as failed: the worst case."/>
            </xsl:otherwise>
          </xsl:choose>
        </p>
      </xsl:if>
      <table aria-labelledby="h-distance">
        <thead>
          <tr>
            <th scope="col"><say:words zh="条件" en="Condition"/></th>
            <th scope="col" class="n wide"><say:words zh="还差" en="Missing"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:apply-templates select="$next" mode="distance"/>
        </tbody>
      </table>
      <xsl:call-template name="command">
        <xsl:with-param name="figures" select="'next'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="r:outcome" mode="distance">
    <xsl:variable name="outcome" select="."/>
    <xsl:variable name="failing" select="$counted[@outcome = 'fail' or
      (not(@score) and not($passing))]"/>
    <xsl:if test="@noVeto = 'true'">
      <xsl:call-template name="gap">
        <xsl:with-param name="condition" select="'veto'"/>
        <xsl:with-param name="name" select="'next.vetoes'"/>
        <xsl:with-param name="whole" select="count($failing[@veto = 'true'])"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="@total">
      <xsl:call-template name="gap">
        <xsl:with-param name="condition" select="concat('total ', @total)"/>
        <xsl:with-param name="name" select="'next.total'"/>
        <xsl:with-param name="least" select="@total"/>
        <xsl:with-param name="is" select="$verdict/@high[$passing] |
          $verdict/@low[not($passing)]"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="$dimensions">
      <xsl:variable name="own" select="sum(@minimum[$outcome/@minimums = 'true'])"/>
      <xsl:variable name="named"
        select="sum($outcome/r:minimum[@dimension = current()/@id]/@score)"/>
      <xsl:variable name="least" select="$own * ($own >= $named) +
        $named * ($named > $own)"/>
      <xsl:if test="(@minimum and $outcome/@minimums = 'true') or
        $outcome/r:minimum[@dimension = current()/@id]">
        <xsl:call-template name="gap">
          <xsl:with-param name="condition"
            select="concat('minimum ', @id, ' ', $least)"/>
          <xsl:with-param name="name" select="concat('next.minimum.', @id)"/>
          <xsl:with-param name="least" select="$least"/>
          <xsl:with-param name="is" select="@high[$passing] | @low[not($passing)]"/>
          <xsl:with-param name="empty-is-met" select="@whenEmpty = 'met'"/>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
    <xsl:if test="@critical">
      <xsl:call-template name="gap">
        <xsl:with-param name="condition"
          select="concat('failures critical ', @critical)"/>
        <xsl:with-param name="name" select="'next.failures.critical'"/>
        <xsl:with-param name="whole"
          select="count($failing[@severity = 'critical']) - @critical"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="@major">
      <xsl:call-template name="gap">
        <xsl:with-param name="condition" select="concat('failures major ', @major)"/>
        <xsl:with-param name="name" select="'next.failures.major'"/>
        <xsl:with-param name="whole"
          select="count($failing[@severity != 'minor']) - @major"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="@minor">
      <xsl:call-template name="gap">
        <xsl:with-param name="condition" select="concat('failures minor ', @minor)"/>
        <xsl:with-param name="name" select="'next.failures.minor'"/>
        <xsl:with-param name="whole" select="count($failing) - @minor"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="r:atLeast[not(@rule =
      preceding-sibling::r:atLeast/@rule)]">
      <xsl:call-template name="gap-of-rule"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="gap-of-rule">
    <xsl:variable name="result" select="key('result', @rule)
      [@outcome != 'not-applicable']"/>
    <xsl:variable name="share">
      <xsl:for-each select="../r:atLeast[@rule = current()/@rule]">
        <xsl:sort select="@share" data-type="number" order="descending"/>
        <xsl:if test="position() = 1">
          <xsl:value-of select="@share"/>
        </xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="is">
      <xsl:choose>
        <xsl:when test="$result/@score">
          <xsl:value-of select="$result/@score"/>
        </xsl:when>
        <xsl:when test="$result">
          <xsl:value-of select="10000 * $passing"/>
        </xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:call-template name="gap">
      <xsl:with-param name="condition" select="concat('at-least ', $share)"/>
      <xsl:with-param name="rule" select="@rule"/>
      <xsl:with-param name="name" select="concat('next.at-least.', @rule)"/>
      <xsl:with-param name="least" select="$share"/>
      <xsl:with-param name="is" select="$is"/>
    </xsl:call-template>
  </xsl:template>

  <!-- `least` against `is`, or a `whole` number that should be 0. -->
  <xsl:template name="gap">
    <xsl:param name="condition"/>
    <xsl:param name="rule"/>
    <xsl:param name="name"/>
    <xsl:param name="whole"/>
    <xsl:param name="least"/>
    <xsl:param name="is"/>
    <xsl:param name="empty-is-met" select="false()"/>
    <xsl:variable name="missing">
      <xsl:choose>
        <xsl:when test="string($least) = ''">
          <xsl:value-of select="$whole * ($whole > 0)"/>
        </xsl:when>
        <xsl:when test="string($is) = ''">
          <xsl:if test="$empty-is-met">0</xsl:if>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="($least - $is) * ($least > number($is))"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <tr>
      <th scope="row">
        <xsl:call-template name="condition">
          <xsl:with-param name="text" select="$condition"/>
        </xsl:call-template>
        <xsl:if test="$rule">
          <xsl:text>: </xsl:text>
          <xsl:call-template name="rule">
            <xsl:with-param name="id" select="$rule"/>
          </xsl:call-template>
        </xsl:if>
      </th>
      <td class="n">
        <xsl:choose>
          <xsl:when test="string($least) = ''">
            <xsl:call-template name="figure">
              <xsl:with-param name="name" select="$name"/>
              <xsl:with-param name="value" select="$missing"/>
            </xsl:call-template>
            <xsl:if test="$missing > 0">
              <xsl:text> </xsl:text>
              <say:words zh="项" en="rules"/>
            </xsl:if>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="points">
              <xsl:with-param name="name" select="$name"/>
              <xsl:with-param name="bp" select="$missing"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:choose>
          <xsl:when test="string($missing) = '0'">
            <xsl:text> </xsl:text>
            <span class="met"><say:words zh="已满足" en="met"/></span>
          </xsl:when>
          <xsl:when test="string($missing) = ''">
            <xsl:text> </xsl:text>
            <span><say:words zh="无得分，不能满足" en="no score: not met"/></span>
          </xsl:when>
        </xsl:choose>
      </td>
    </tr>
  </xsl:template>
</xsl:stylesheet>
